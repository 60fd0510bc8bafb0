import type { HttpContext } from '@adonisjs/core/http'
import { fileIfThere } from '#app/attachments/file_store'
import { record } from '#app/audit/record'
import { found } from '#app/core/answers'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import ReportFile from './report_file.js'
import { visibleReport } from './visible_report.js'

/** A file of a building, to whoever sees its report. */
export default class ReportDownloadsController {
  async show(ctx: HttpContext) {
    const { params, request, response } = ctx
    const report = await visibleReport(ctx)
    const building = report
      .related('buildings')
      .query()
      .where('number', Number(params.number) || 0)
    const file = await ReportFile.query()
      .whereIn('buildingId', building.select('id'))
      .where('path', (params['*'] as string[]).join('/'))
      .firstOrFail()
    const tag = `"${file.sha256}"`
    response.header('ETag', tag)
    response.header('Cache-Control', 'private, no-cache')
    if (request.header('if-none-match')?.includes(tag)) return response.status(304)

    const stream = found(ctx, await fileIfThere(file.key))
    await noteDownload(ctx, file)
    response.header('Content-Type', file.contentType)
    response.header('Content-Length', String(file.size))
    response.header('Content-Disposition', contentDisposition('attachment', file.nameOf(report)))
    response.header('X-Content-Type-Options', 'nosniff')
    return response.stream(stream)
  }
}

function noteDownload(ctx: HttpContext, { buildingId, path, sha256 }: ReportFile) {
  return inTransaction((trx) =>
    record(trx, {
      action: 'report_building.downloaded',
      subject: { type: 'report_building', id: buildingId },
      by: personOf(ctx),
      details: { file: path, sha256 },
    })
  )
}
