import ExcelJS from 'exceljs'
import { now } from './clock.js'
import { type Cell, neutral } from './spreadsheet.js'
import { widthInCharacters } from './title_lines.js'
import { timelessZip } from './zip.js'

/** A number as it is, and how it is shown: `#,##0"家"`. */
export type Measured = { number: number; format: string }

/** A table on a sheet of its own, headers in the first row, or in the second one under its title. */
export type Table = {
  name: string
  title?: string
  headers: readonly string[]
  rows: readonly (readonly (Cell | Measured)[])[]
}

/** Several plain tables as one workbook, for what programs read back; every cell is a value and never a formula. */
export async function tablesWorkbook(tables: readonly Table[]): Promise<Buffer> {
  return written(tables, now())
}

/**
 * The same for good: the same tables always give the same bytes.
 *
 * @param day the ISO day that the file says it was made on
 */
export async function frozenWorkbook(tables: readonly Table[], day: string): Promise<Buffer> {
  return timelessZip(await written(tables, new Date(`${day}T00:00:00Z`)))
}

async function written(tables: readonly Table[], made: Date) {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = made
  for (const { name, title, headers, rows } of tables) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: title ? 2 : 1 }] })
    sheet.columns = headers.map((header, at) => ({ width: widthOf(header, title ? rows.map((row) => row[at]) : []) }))
    if (title) addTitle(sheet, title, headers.length)
    sheet.addRow([...headers]).font = { bold: true }
    for (const row of rows) addRow(sheet, row)
    if (title) rule(sheet)
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** As wide as what stands there, in digits; what is longer goes on on the next line. */
function widthOf(header: string, cells: readonly (Cell | Measured)[]) {
  const wide = cells.map((cell) =>
    isMeasured(cell)
      ? cell.number.toLocaleString('en-US').length + 2 * (cell.format.split('"')[1]?.length ?? 0)
      : 2 * widthInCharacters(String(cell ?? ''))
  )
  return Math.max(10, header.length * 2 + 2, Math.min(MOST, Math.max(0, ...wide) + 2))
}

const MOST = 44

/** Printed as a table: ruled, long texts on several lines. */
function rule(sheet: ExcelJS.Worksheet) {
  const thin = { style: 'thin' } as const
  sheet.eachRow((row, number) => {
    row.eachCell((cell) => {
      if (number > 1) cell.border = { top: thin, bottom: thin, left: thin, right: thin }
      cell.alignment = { vertical: 'middle', wrapText: true, ...(number < 3 && { horizontal: 'center' }) }
    })
  })
}

function addTitle(sheet: ExcelJS.Worksheet, title: string, columns: number) {
  const row = sheet.addRow([neutral(title)])
  row.font = { bold: true, size: 14 }
  if (columns > 1) sheet.mergeCells(1, 1, 1, columns)
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  })
  sheet.pageSetup.printTitlesRow = '2:2'
}

function addRow(sheet: ExcelJS.Worksheet, cells: readonly (Cell | Measured)[]) {
  const row = sheet.addRow(cells.map((cell) => (isMeasured(cell) ? cell.number : neutral(cell))))
  for (const [at, cell] of cells.entries()) if (isMeasured(cell)) row.getCell(at + 1).numFmt = cell.format
}

const isMeasured = (cell: Cell | Measured): cell is Measured =>
  typeof cell === 'object' && cell !== null && 'number' in cell
