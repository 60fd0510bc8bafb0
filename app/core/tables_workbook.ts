import ExcelJS from 'exceljs'
import { now } from './clock.js'
import { type Cell, neutral } from './spreadsheet.js'

/** A table on a sheet of its own, headers in the first row. */
export type Table = { name: string; headers: readonly string[]; rows: readonly (readonly Cell[])[] }

/** Several plain tables as one workbook, for what programs read back; every cell is a value and never a formula. */
export async function tablesWorkbook(tables: readonly Table[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = now()
  for (const { name, headers, rows } of tables) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = headers.map((header) => ({ width: Math.max(10, header.length * 2 + 2) }))
    sheet.addRow([...headers]).font = { bold: true }
    for (const row of rows) sheet.addRow(row.map(neutral))
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
