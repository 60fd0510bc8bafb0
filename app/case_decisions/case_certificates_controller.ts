import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import TypicalCase from '#app/cases/typical_case'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import CaseCandidate from './case_candidate.js'
import { caseCertificatePdf, caseWithCode } from './case_certificate.js'

/** The certificate of a selected case, for its unit and the bureau; a case that was thrown out has none. */
export default class CaseCertificatesController {
  async show(ctx: HttpContext) {
    const { auth, params, response } = ctx
    const { id, checkCode } = await CaseCandidate.query()
      .where('caseId', Number(params.case_id) || 0)
      .whereNotNull('checkCode')
      .whereNull('disqualifiedBecause')
      .whereIn(
        'caseId',
        TypicalCase.query()
          .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
          .select('id')
      )
      .firstOrFail()
    const candidate = await caseWithCode(checkCode!)
    const pdf = await caseCertificatePdf(candidate!)
    const subject = { type: 'case_candidate', id }
    await inTransaction((trx) =>
      record(trx, { action: 'case_candidate.certificate_downloaded', subject, by: personOf(ctx) })
    )
    response.header('Content-Type', 'application/pdf')
    response.header('Content-Disposition', contentDisposition('attachment', `入选证书-${candidate!.case.number}.pdf`))
    return response.send(pdf)
  }
}
