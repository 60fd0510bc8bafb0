import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { workbookStream, XLSX, type Sheet } from '#app/core/spreadsheet'
import { personOf } from '#app/users/actor'
import { record } from './record.js'

type Export<Row> = {
  /** The audit action: who took which rows out of the system is on record before the first one leaves. */
  action: string
  sheet: Sheet<Row>
  rows: AsyncIterable<Row[]>
}

/** Answers with a spreadsheet, named after its sheet and the day. */
export async function answerWorkbook<Row>(ctx: HttpContext, { action, sheet, rows }: Export<Row>) {
  const { request, response } = ctx
  const by = personOf(ctx)
  const details = { filter: request.parsedUrl.query ?? '' }
  await inTransaction((trx) => record(trx, { action, subject: { type: 'user', id: by.id }, by, details }))

  response.header('Content-Type', XLSX)
  response.header('Content-Disposition', contentDisposition('attachment', `${sheet.name}-${beijingDay()}.xlsx`))
  return response.stream(workbookStream(sheet, rows))
}
