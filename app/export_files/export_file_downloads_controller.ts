import type { HttpContext } from '@adonisjs/core/http'
import { readFile } from '#app/attachments/file_store'
import { found } from '#app/core/answers'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { ownExportFile, stillAllowed } from './export_file_page.js'
import { noteDownload } from './export_file_workflow.js'
import { CONTENT_TYPES } from './workbook_at.js'

export default class ExportFileDownloadsController {
  async show(ctx: HttpContext) {
    const { auth, response } = ctx
    const file = await ownExportFile(ctx)
    const key = found(ctx, file.fileKey)
    const workbook = await stillAllowed(ctx, file)
    if (!file.isStillFor(auth.getUserOrFail())) throw new StepNotAllowed('download', 'rights_changed')
    await noteDownload(file, workbook, personOf(ctx))

    const name = `${file.title}-${beijingDay(file.stateSince.toJSDate())}.${file.format}`
    response.header('Content-Type', CONTENT_TYPES[file.format])
    response.header('Content-Length', String(file.size))
    response.header('Content-Disposition', contentDisposition('attachment', name))
    return response.stream(await readFile(key))
  }
}
