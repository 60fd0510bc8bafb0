import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import Certificate from './certificate.js'
import Designation from './designation.js'
import { drawnCertificate } from './drawn_certificate.js'

/** The certificate in force of a designation. */
export default class CertificatesController {
  async show(ctx: HttpContext) {
    const { auth, params, response } = ctx
    const designation = await Designation.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.designation_id) || 0)
      .firstOrFail()
    const certificate = await drawnCertificate(await Certificate.currentOf(designation))
    await inTransaction((trx) =>
      record(trx, {
        action: 'designation.certificate_downloaded',
        subject: { type: 'designation', id: designation.id },
        by: personOf(ctx),
      })
    )

    response.header('Content-Type', 'application/pdf')
    response.header(
      'Content-Disposition',
      contentDisposition('attachment', `${designation.name}-${designation.number}.pdf`)
    )
    return response.stream(certificate)
  }
}
