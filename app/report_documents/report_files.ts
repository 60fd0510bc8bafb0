import { FIRST_MARK, longPaper } from '#app/core/long_paper'
import { settledDocument } from '#app/core/settled_document'
import { publicReport, type ReportContent } from './report_content.js'
import { reportPaper } from './report_document.js'
import { reportWorkbook } from './report_workbook.js'

/** The files of a report; `pdf` is null where there is no LibreOffice. */
export async function reportFiles(report: ReportContent) {
  const content = report.isPublic ? publicReport(report) : report
  const paper = reportPaper(content)
  const [document, workbook] = [
    await settledDocument((pages, options) => longPaper(paper, pages, options), FIRST_MARK),
    await reportWorkbook(content),
  ]
  return { ...document, xlsx: workbook }
}
