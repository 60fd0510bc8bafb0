import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import { now } from './clock.js'
import { momentOf, type Moment } from './format.js'
import { gateBefore } from './workbook_gate.js'

export { oneBatch } from './batches.js'

export type Cell = string | number | Dated | null | undefined

/** A workbook knows no time zones: what its dates show is the clock of Beijing. */
type Dated = { at: Date; format: string }

export const dayCell = (value: Moment) => dated(value, 'yyyy-mm-dd', 'day')
export const timeCell = (value: Moment) => dated(value, 'yyyy-mm-dd hh:mm', 'minute')

function dated(value: Moment, format: string, exactTo: 'day' | 'minute'): Dated | null {
  const shown = momentOf(value)?.startOf(exactTo).setZone('utc', { keepLocalTime: true })
  return shown ? { at: shown.toJSDate(), format } : null
}

export type Column<Row> = {
  header: string
  /** In characters. */
  width?: number
  value: (row: Row, index: number) => Cell
}

export type Sheet<Row> = {
  name: string
  title: string
  /** The line under the title: 填报单位(盖章) … */
  note?: string
  columns: Column<Row>[]
  /** The lines under the table: 填表人 … */
  footer?: string
}

/** A text that a spreadsheet would run as a formula, or take for a command of an older one. */
const FORMULA = /^[=+\-@\t\r\n]/

/** Every cell is a value and never a formula; text that looks like one gets an apostrophe in front. */
export function neutral(value: Cell): string | number | Date | null {
  if (value === null || value === undefined || typeof value === 'number') return value ?? null
  if (typeof value === 'object') return value.at
  return FORMULA.test(value) ? `'${value}` : value
}

/** The same where a file has no formats: days and moments as the clock of Beijing shows them. */
export function plainText(cell: Cell): string {
  if (cell === null || typeof cell !== 'object') return String(neutral(cell) ?? '')
  const [day, time] = cell.at.toISOString().split('T')
  return cell.format.includes('hh') ? `${day} ${time.slice(0, 5)}` : day
}

/** The last rows of a sheet are beyond what Excel and WPS can open; title, note, headers and footer are among them. */
const MOST_ROWS = 1_048_570

/** Excel repairs a workbook with a longer name of a sheet, or one with these marks; exceljs does not look. */
const MOST_IN_NAME = 31
const NOT_IN_NAME = /[\\/?*[\]:']/g

/** What was compressed waits for whoever reads it, but not for megabytes of it, as the archiver would have it. */
const ARCHIVE = { store: false, highWaterMark: 16 * 1024 }

/**
 * The workbook that offices exchange: title, note, headers, rows, footer; A4 landscape, one page wide, headers on each
 * page. Rows are written as they come, so that any number of them takes little memory; more than a sheet can hold go on
 * in the next one.
 */
export function workbookStream<Row>(
  sheet: Sheet<Row>,
  batches: AsyncIterable<Row[]>,
  mostRows = MOST_ROWS
): PassThrough {
  const stream = new PassThrough()
  write(sheet, batches, stream, mostRows).catch((error) => stream.destroy(error))
  return stream
}

async function write<Row>(sheet: Sheet<Row>, batches: AsyncIterable<Row[]>, stream: PassThrough, mostRows: number) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
    zip: ARCHIVE,
  })
  const taken = gateBefore(workbook, stream)
  workbook.created = workbook.modified = now()
  let worksheet = begin(workbook, sheet, 1)
  let index = 0
  for await (const rows of batches) {
    for (const row of rows) {
      if (index > 0 && index % mostRows === 0) {
        worksheet.commit()
        worksheet = begin(workbook, sheet, index / mostRows + 1)
      }
      addRow(worksheet, sheet, row, index++)
    }
    await taken()
  }
  if (sheet.footer) worksheet.addRow([sheet.footer]).commit()
  worksheet.commit()
  await workbook.commit()
}

/** A sheet as far as its headers. */
function begin<Row>(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { name, title, note, columns }: Sheet<Row>,
  part: number
) {
  const page = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '3:3',
  } as const
  const worksheet = workbook.addWorksheet(nameOf(name, part), {
    pageSetup: page,
    views: [{ state: 'frozen', ySplit: 3 }],
  })
  worksheet.columns = columns.map(({ width }) => ({ width: width ?? 14 }))

  const heading = worksheet.addRow([title])
  worksheet.mergeCells(1, 1, 1, columns.length)
  heading.font = { name: '方正小标宋简体', size: 18 }
  heading.alignment = { horizontal: 'center' }
  heading.commit()
  worksheet.addRow([note ?? '']).commit()
  const headers = worksheet.addRow(columns.map(({ header }) => header))
  headers.font = { bold: true }
  headers.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  headers.commit()
  return worksheet
}

function nameOf(name: string, part: number) {
  const end = part === 1 ? '' : ` (${part})`
  return name.replace(NOT_IN_NAME, ' ').slice(0, MOST_IN_NAME - end.length) + end
}

function addRow<Row>(worksheet: ExcelJS.Worksheet, { columns }: Sheet<Row>, row: Row, index: number) {
  const cells = columns.map(({ value }) => value(row, index))
  const line = worksheet.addRow(cells.map(neutral))
  for (const [at, cell] of cells.entries()) {
    if (cell && typeof cell === 'object') line.getCell(at + 1).numFmt = cell.format
  }
  line.alignment = { vertical: 'top', wrapText: true }
  line.commit()
}

/** A, B, … Z, AA, … @param column from 1 */
export const letterOf = (column: number): string =>
  (column > 26 ? letterOf(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
