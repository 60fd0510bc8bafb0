import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { drawQuestions } from '#app/questions/drawn_questions'
import CaseCall from './case_call.js'
import { callPanels } from './call_panels.js'
import { callStanding, shortlistSize } from './open_calls.js'

/** One that everybody may read, or 404. */
export function publishedCall(id: unknown) {
  return CaseCall.query()
    .withScopes((scopes) => scopes.published())
    .where('id', Number(id) || 0)
    .preload('extensions', (extensions) => void extensions.orderBy('id'))
    .preload('questionVersion')
    .firstOrFail()
}

/** The notice as the public reads it, of a draft also: then it says so. Its questions are shown, not asked. */
export async function renderNotice(ctx: HttpContext, call: CaseCall) {
  const { view, i18n } = ctx
  const daysLeft = (Date.parse(call.lastDay) - Date.parse(beijingDay())) / 86_400_000
  return view.render('pages/case_calls/notice', {
    ...{ call, standing: callStanding(call), shortlist: shortlistSize(call.toSelect), daysLeft },
    questions: call.questionVersion ? drawQuestions(call.questionVersion.content, i18n).sections : [],
    panels: call.state === 'draft' ? [] : await callPanels('notice', call, ctx),
  })
}
