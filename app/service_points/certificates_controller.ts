import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import env from '#start/env'
import { record } from '#app/audit/record'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import { certificatePdf } from './certificate.js'
import Designation from './designation.js'

export default class CertificatesController {
  async show(ctx: HttpContext) {
    const { auth, params, response } = ctx
    const designation = await Designation.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.designation_id) || 0)
      .firstOrFail()
    const chinese = i18nManager.locale('zh-CN')
    const pdf = await certificatePdf(designation, {
      district: chinese.t(`districts.${designation.districtCode}`),
      type: chinese.t(`designations.types.${designation.designationType}`),
      verifyUrl: `${env.get('APP_URL')}/verify/${designation.verifyCode}`,
    })
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
    return response.send(pdf)
  }
}
