import type { HttpContext } from '@adonisjs/core/http'
import { answerBulkChoice } from '#app/workflow/answer_bulk_choice'
import Event from './event.js'
import { eventList } from './event_list.js'

/** The events ticked in the ledger, or all that the ledger of the address has. */
export default class TrainingChoicesController {
  store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const seen = Event.query().withScopes((scopes) => scopes.visibleTo(user))
    return answerBulkChoice(ctx, 'event', seen, eventList(user, ctx.i18n), '/trainings')
  }
}
