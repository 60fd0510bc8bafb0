import { workCalendar } from '#app/calendar/work_calendar'
import type { DesignationPanel } from '#app/designations/designation_panels'
import { designationWorkflow } from '#app/designations/designation_workflow'
import Rectification from './rectification.js'
import { standingOf } from './rectification_deadline.js'
import RectificationPolicy from './rectification_policy.js'
import { rectificationWorkflow } from './rectification_workflow.js'
import Revocation from './revocation.js'
import RevocationPolicy from './revocation_policy.js'
import { revocationWorkflow } from './revocation_workflow.js'

/** How many of each are shown, the last ones. */
const MOST = 5

/** 整改与撤销, on the page of a title. */
export const sanctionPanel: DesignationPanel = {
  template: 'components/sanction/panel',
  load: async (designation, ctx) => {
    const user = ctx.auth.getUserOrFail()
    const of = { designationId: designation.id }
    const rectifications = await Rectification.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where(of)
      .orderBy('id', 'desc')
      .limit(MOST)
    const revocations = await Revocation.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where(of)
      .orderBy('id', 'desc')
      .limit(MOST)
    const mayRectify =
      designation.standing === 'active' &&
      rectifications.every((row) => rectificationWorkflow.isOver(row)) &&
      (await ctx.bouncer.with(RectificationPolicy).allows('propose'))
    const mayRevoke =
      designationWorkflow.allows('revoke', designation) &&
      revocations.every((row) => revocationWorkflow.isOver(row)) &&
      (await ctx.bouncer.with(RevocationPolicy).allows('draft'))
    if (rectifications.length + revocations.length === 0 && !mayRectify && !mayRevoke) return null
    const calendar = await workCalendar()
    const clockOf = (rectification: Rectification) => standingOf(rectification, calendar)
    return { rectifications, revocations, mayRectify, mayRevoke, clockOf }
  },
}
