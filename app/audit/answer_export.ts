import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import type { Batches } from '#app/core/batches'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { workbookStream, XLSX, type Sheet } from '#app/core/spreadsheet'
import { personOf } from '#app/users/actor'
import exportLimits from '#config/exports'
import { record } from './record.js'

type Details = Record<string, string>
type File = { name: string; ending: string; contentType: string; body: () => Readable; details?: Details }
export type Workbook<Row> = { action: string; sheet: Sheet<Row>; rows: Batches<Row>; details?: Details }

/** One that has more than rows under headers: it is made as a whole, and nothing but a workbook can be made of it. */
export type WholeWorkbook = {
  name: string
  action: string
  subject: { type: string; id: number }
  details?: Record<string, unknown>
  count: number
  /** @param told hears how many of them are in it */
  bytes(told?: (done: number) => Promise<void>): Promise<Buffer>
}

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

/** A workbook of very many rows is not written while somebody waits: it is ordered, and a job writes it. */
export async function answerWorkbook<Row>(ctx: HttpContext, workbook: Workbook<Row>) {
  if (ctx.takeWorkbook) return ctx.takeWorkbook(workbook)
  const { action, sheet, rows, details } = workbook
  const count = (await rows.count?.()) ?? 0
  if (count > exportLimits.mostDirect) return offerOrder(ctx)
  const body = () => workbookStream(sheet, rows)
  return answerExport(ctx, action, { name: sheet.name, ending: 'xlsx', contentType: XLSX, body, details })
}

/** Where the workbook of this address is ordered. */
export function offerOrder({ request, response }: HttpContext) {
  return response.redirect(`/export-files/create?of=${encodeURIComponent(request.url(true))}`)
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Set by who asks for a workbook in somebody's place, to write it elsewhere (app/export_files/workbook_at.ts). */
    takeWorkbook?: <Row>(workbook: Workbook<Row> | WholeWorkbook) => unknown
  }
}
