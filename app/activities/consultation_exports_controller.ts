import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import Consultation from './consultation.js'
import { consultationList } from './consultation_list.js'
import ConsultationPolicy from './consultation_policy.js'
import { consultationSheet } from './consultation_sheet.js'

export default class ConsultationExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(ConsultationPolicy).authorize('export')
    const user = auth.getUserOrFail()
    const seen = Consultation.query().withScopes((scopes) => scopes.visibleTo(user))
    const rows = inChunks(wholeListOf(seen, request, consultationList(user, i18n)))
    return answerWorkbook(ctx, { action: 'consultation.exported', sheet: consultationSheet(i18n), rows })
  }
}
