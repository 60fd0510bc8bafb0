import type { HttpContext } from '@adonisjs/core/http'
import { readFile } from '#app/attachments/file_store'
import { found } from '#app/core/answers'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { personOf } from '#app/users/actor'
import PersonExport from './person_export.js'
import PersonExportPolicy from './person_export_policy.js'
import { noteDownload, orderOwnExport } from './person_export_workflow.js'

export default class PersonExportsController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(PersonExportPolicy).authorize('order')
    await orderOwnExport(personOf(ctx), i18n.locale)
    session.flash('success', i18n.t('personal_data.ordered'))
    return response.redirect('/account/personal-data')
  }

  async show(ctx: HttpContext) {
    const { auth, params, response, i18n } = ctx
    const file = await PersonExport.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.id) || 0)
      .firstOrFail()
    const key = found(ctx, file.fileKey)
    await noteDownload(file, personOf(ctx))

    const name = `${i18n.t('personal_data.file')}-${beijingDay(file.stateSince.toJSDate())}.zip`
    response.header('Content-Type', 'application/zip')
    response.header('Content-Length', String(file.size))
    response.header('Content-Disposition', contentDisposition('attachment', name))
    return response.stream(await readFile(key))
  }
}
