import type { HttpContext } from '@adonisjs/core/http'
import { answerHashedFile } from '#app/attachments/answer_hashed_file'
import { fileIfThere } from '#app/attachments/file_store'
import { record } from '#app/audit/record'
import { found } from '#app/core/answers'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import ReportFile from './report_file.js'
import { visibleBuilding } from './visible_report.js'

/** A file of a building, to whoever sees its report. */
export default class ReportDownloadsController {
  async show(ctx: HttpContext) {
    const { report, building } = await visibleBuilding(ctx)
    const path = (ctx.params['*'] as string[]).join('/')
    const file = await ReportFile.query().where({ buildingId: building.id, path }).firstOrFail()
    const open = () => openOnRecord(ctx, file)
    return answerHashedFile(ctx, file, { cache: 'private, no-cache', name: file.nameOf(report), open })
  }
}

async function openOnRecord(ctx: HttpContext, { key, buildingId, path, sha256 }: ReportFile) {
  const bytes = found(ctx, await fileIfThere(key))
  await inTransaction((trx) =>
    record(trx, {
      action: 'report_building.downloaded',
      subject: { type: 'report_building', id: buildingId },
      by: personOf(ctx),
      details: { file: path, sha256 },
    })
  )
  return bytes
}
