import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { workCalendar } from '#app/calendar/work_calendar'
import { isRevealed } from './contacts.js'
import PersonExport from './person_export.js'
import PersonalRequest from './personal_request.js'
import PersonalRequestPolicy from './personal_request_policy.js'
import { requestSteps } from './personal_request_validators.js'
import { personalRequestWorkflow } from './personal_request_workflow.js'
import { sourcesFor, type Whose } from './personal_sources.js'
import { seenBy } from './seen_by.js'

/** The request of the address, or 404. */
export function requestOfAddress({ params }: HttpContext) {
  return PersonalRequest.query()
    .where('id', Number(params.personal_request_id ?? params.id) || 0)
    .preload('clocks')
    .preload('decidedBy')
    .firstOrFail()
}

export async function renderRequest(ctx: HttpContext, request: PersonalRequest) {
  const { bouncer, view, i18n } = ctx
  const calendar = await workCalendar()
  const isOpen = personalRequestWorkflow.allows('grant', request)
  return view.render('pages/personal_data/requests/show', {
    request,
    clocks: request.clocks.filter(({ endedOn }) => endedOn === null).map((clock) => clock.standing(calendar)),
    isRevealed: isRevealed(ctx, 'personal_request', request.id),
    known: isOpen ? await countKnown(request.whose) : [],
    seen: await seenBy(request.whose, i18n),
    exports: await PersonExport.query().where('requestId', request.id).orderBy('id', 'desc'),
    steps: isOpen && (await bouncer.with(PersonalRequestPolicy).allows('decide', request)) ? requestSteps : [],
    timeline: await timelineOf('personal_request', request.id, i18n),
  })
}

/** How many rows of which kind are about the person. */
async function countKnown(whose: Whose) {
  const known: { key: string; count: number }[] = []
  for (const { source, query } of sourcesFor(whose)) {
    const [{ count }] = await query.count('* as count')
    if (Number(count) > 0) known.push({ key: source.key, count: Number(count) })
  }
  return known
}
