import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { oneBatch, workbookStream, XLSX } from '#app/core/spreadsheet'
import type CaseCandidate from './case_candidate.js'
import { publicCase } from './public_case.js'
import { publishedSheet } from './published_sheet.js'

/** The list as a workbook. Public, so nobody who takes it out is on record. */
export function answerPublished(
  { response, i18n }: HttpContext,
  { name, call, rows }: { name: '公示名单' | '公布名单'; call: string; rows: CaseCandidate[] }
) {
  response.header('Content-Type', XLSX)
  response.header('Content-Disposition', contentDisposition('attachment', `${name}-${beijingDay()}.xlsx`))
  return response.stream(workbookStream(publishedSheet(name, call, i18n), oneBatch(rows.map(publicCase))))
}
