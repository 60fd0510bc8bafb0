import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/sanctions'
import { workCalendar } from '#app/calendar/work_calendar'
import { timelineOf } from '#app/audit/timeline'
import { offeredActs } from './acts.js'
import Rectification from './rectification.js'
import { rectificationActs } from './rectification_acts.js'
import { standingOf } from './rectification_deadline.js'
import RectificationPolicy from './rectification_policy.js'
import { reportedItems } from './rectification_report.js'

/** The one of the address, or 404. */
export function visibleRectification({ auth, params }: HttpContext) {
  return Rectification.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.rectification_id ?? params.id) || 0)
    .preload('designation')
    .firstOrFail()
}

export async function renderRectification({ auth, bouncer, view, i18n }: HttpContext, rectification: Rectification) {
  const user = auth.getUserOrFail()
  const without = user.isBureau ? [] : ['rectification.proposed']
  return view.render('pages/sanctions/rectifications/show', {
    rectification,
    items: await reportedItems(rectification),
    clock: standingOf(rectification, await workCalendar()),
    offered: offeredActs(rectificationActs, rectification, { user, i18n, prefix: 'rectifications' }),
    mostMonths: limits.rectification.mostMonths,
    mayReport:
      rectification.state === 'ordered' && (await bouncer.with(RectificationPolicy).allows('report', rectification)),
    timeline: await timelineOf('rectification', rectification.id, i18n, { without }),
  })
}
