import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import Event from './event.js'
import { eventList } from './event_list.js'
import EventPolicy from './event_policy.js'
import { eventSheet } from './event_sheet.js'

export default class TrainingExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(EventPolicy).authorize('export')
    const user = auth.getUserOrFail()
    const seen = Event.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('designation')
    const rows = inChunks(wholeListOf(seen, request, eventList(user, i18n)))
    return answerWorkbook(ctx, { action: 'event.exported', sheet: eventSheet(user, i18n), rows })
  }
}
