import { DateTime } from 'luxon'
import ExcelJS from 'exceljs'
import ScoreUpload from '#app/evaluation_workbooks/score_upload'

export function makeUpload(byId: number) {
  return ScoreUpload.create({
    ...{ kind: 'score_sheet', subjectId: 1, byId, fileName: '评分表.xlsx', fileHash: 'ab'.repeat(32) },
    ...{ comparison: [], accepted: null, state: 'compared', version: 0, stateSince: DateTime.utc() },
  })
}

/** The same workbook as somebody saved it after writing into it. */
export async function filledIn(file: Buffer, write: (workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file as never)
  write(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** The rows of the first sheet by what their third column says. */
export function rowWith(workbook: ExcelJS.Workbook, text: string, sheet = 0) {
  let found = 0
  workbook.worksheets[sheet].eachRow((row) => {
    if (!found && [2, 3].some((column) => row.getCell(column).text.includes(text))) found = row.number
  })
  return workbook.worksheets[sheet].getRow(found)
}
