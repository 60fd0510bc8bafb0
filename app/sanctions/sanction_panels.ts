import type { HttpContext } from '@adonisjs/core/http'
import { workCalendar } from '#app/calendar/work_calendar'
import type Designation from '#app/designations/designation'
import type { DesignationPanel } from '#app/designations/designation_panels'
import { designationWorkflow } from '#app/designations/designation_workflow'
import Rectification from './rectification.js'
import { standingOf } from './rectification_deadline.js'
import RectificationPolicy from './rectification_policy.js'
import { rectificationWorkflow } from './rectification_workflow.js'
import Revocation from './revocation.js'
import RevocationPolicy from './revocation_policy.js'
import { revocationWorkflow } from './revocation_workflow.js'

/** 整改与撤销, on the page of a title. */
export const sanctionPanel: DesignationPanel = {
  template: 'components/sanction/panel',
  load: async (designation, ctx) => {
    const rectifications = await lastOf(Rectification, designation, ctx)
    const revocations = await lastOf(Revocation, designation, ctx)
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

/** The last five that this person may see. */
function lastOf<M extends typeof Rectification | typeof Revocation>(
  model: M,
  { id }: Designation,
  { auth }: HttpContext
) {
  return (model as typeof Rectification)
    .query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('designationId', id)
    .orderBy('id', 'desc')
    .limit(5) as unknown as Promise<InstanceType<M>[]>
}
