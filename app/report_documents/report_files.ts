import { FIRST_MARK, longPaper } from '#app/core/long_paper'
import { settledDocument } from '#app/core/settled_document'
import type { ReportContent } from './report_content.js'
import { reportPaper } from './report_document.js'
import type { Pictures } from './report_pictures.js'
import { reportWorkbook } from './report_workbook.js'

/** The files of a report; `pdf` is null where there is no LibreOffice. */
export async function reportFiles(report: ReportContent, drawn?: Pictures) {
  const paper = await reportPaper(report, drawn)
  const document = await settledDocument((pages, options) => longPaper(paper, pages, options), FIRST_MARK, paper.day)
  return { ...document, xlsx: await reportWorkbook(report) }
}
