import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { ownExportFile, stillAllowed } from './export_file_page.js'
import { cancelExport, retryExport } from './export_file_workflow.js'

export default class ExportFileRunsController {
  /** Once more. */
  async store(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const file = await ownExportFile(ctx)
    await stillAllowed(ctx, file)
    await retryExport(file, personOf(ctx))
    session.flash('success', i18n.t('export_files.again'))
    return response.redirect(file.path)
  }

  async destroy(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const file = await ownExportFile(ctx)
    await cancelExport(file, personOf(ctx))
    session.flash('success', i18n.t('export_files.cancelled'))
    return response.redirect(file.path)
  }
}
