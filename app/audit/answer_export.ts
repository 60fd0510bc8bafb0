import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { workbookStream, XLSX, type Sheet } from '#app/core/spreadsheet'
import { personOf } from '#app/users/actor'
import { record } from './record.js'

type Details = Record<string, string>
type File = { name: string; ending: string; contentType: string; body: () => Readable; details?: Details }
type Workbook<Row> = { action: string; sheet: Sheet<Row>; rows: AsyncIterable<Row[]>; details?: Details }

/** Who took which rows out of the system is on record before the first one leaves. The file is named after the day. */
export async function answerExport(ctx: HttpContext, action: string, file: File) {
  const { name, ending, contentType, body } = file
  const { request, response } = ctx
  const by = personOf(ctx)
  const details = { filter: request.parsedUrl.query ?? '', ...file.details }
  await inTransaction((trx) => record(trx, { action, subject: { type: 'user', id: by.id }, by, details }))

  response.header('Content-Type', contentType)
  response.header('Content-Disposition', contentDisposition('attachment', `${name}-${beijingDay()}.${ending}`))
  return response.stream(body())
}

export function answerWorkbook<Row>(ctx: HttpContext, { action, sheet, rows, details }: Workbook<Row>) {
  const body = () => workbookStream(sheet, rows)
  return answerExport(ctx, action, { name: sheet.name, ending: 'xlsx', contentType: XLSX, body, details })
}
