import type ExcelJS from 'exceljs'
import { neutral } from './spreadsheet.js'
import { openWorkbook, type WorkbookLimits } from './read_workbook.js'

export type Mark = {
  line: number
  /** Column A is 1. */
  cells: { column: number; tone: 'bad' | 'warning' }[]
  /** One for each of the added columns. */
  texts: string[]
}

type Marking = {
  sheet: string
  headerLine: number
  headers: string[]
  marks: Iterable<Mark>
}

const FILL = { bad: 'FFF8CBAD', warning: 'FFFFEB9C' }

/**
 * The same workbook with cells coloured and columns added behind the last one; what stood in it stays as it is.
 */
export async function markWorkbook(
  file: Buffer,
  limits: Pick<WorkbookLimits, 'mostRows' | 'mostColumns'>,
  { sheet: name, headerLine, headers, marks }: Marking
): Promise<Buffer> {
  const workbook = await openWorkbook(file, limits)
  const sheet = workbook.getWorksheet(name)!
  const first = sheet.columnCount + 1
  for (const [at, header] of headers.entries()) {
    const cell = sheet.getCell(headerLine, first + at)
    cell.value = header
    cell.font = { bold: true }
    sheet.getColumn(first + at).width = at === 0 ? 14 : 60
  }
  for (const { line, cells, texts } of marks) {
    for (const { column, tone } of cells) fill(sheet.getCell(line, column), FILL[tone])
    for (const [at, text] of texts.entries()) sheet.getCell(line, first + at).value = neutral(text)
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** Cells of one look share one style, so it is copied before it is changed. */
function fill(cell: ExcelJS.Cell, color: string) {
  cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: color } } }
}
