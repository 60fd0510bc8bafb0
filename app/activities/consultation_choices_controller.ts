import type { HttpContext } from '@adonisjs/core/http'
import { answerBulkChoice } from '#app/workflow/answer_bulk_choice'
import Consultation from './consultation.js'
import { consultationList } from './consultation_list.js'

/** The entries ticked in the ledger, or all that the ledger of the address has. */
export default class ConsultationChoicesController {
  store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const seen = Consultation.query().withScopes((scopes) => scopes.visibleTo(user))
    return answerBulkChoice(ctx, 'consultation', seen, consultationList(user, ctx.i18n), '/consultations')
  }
}
