import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import MemberCertificate, { memberCertificatePdf } from './member_certificate.js'
import { visibleMember } from './member_page.js'

/** The certificate in force of a member. */
export default class MemberCertificatesController {
  async show(ctx: HttpContext) {
    const member = await visibleMember(ctx)
    const certificate = await MemberCertificate.currentOf(member)
    if (!certificate) throw new StepNotAllowed('download', 'no_certificate')
    const pdf = await memberCertificatePdf(certificate)
    await inTransaction((trx) =>
      record(trx, {
        action: 'alliance_member.certificate_downloaded',
        subject: { type: 'alliance_member', id: member.id },
        by: personOf(ctx),
      })
    )
    ctx.response.header('Content-Type', 'application/pdf')
    ctx.response.header('Content-Disposition', contentDisposition('attachment', `${member.name}-${member.number}.pdf`))
    return ctx.response.send(pdf)
  }
}
