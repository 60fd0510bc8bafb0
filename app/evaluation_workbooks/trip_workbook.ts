import type ExcelJS from 'exceljs'
import { bytesOf, HEADER_ROW, letterOf, OfficeSheet, officeWorkbook } from './office_sheet.js'
import type { OpenCell, Trip, TripKind, TripRow } from './round_trip.js'
import { IDENTITY_SHEET, identityOf, signedCells } from './trip_identity.js'

/** Sheets to be filled in with Excel or WPS: only what is asked for is open, and limits are told while one types. */
export async function tripWorkbook(kind: TripKind, by: number, trips: readonly Trip[]): Promise<Buffer> {
  const workbook = officeWorkbook()
  const sheets: (readonly [string, Trip])[] = []
  for (const trip of trips) {
    const name = sheetName(trip.label, sheets.length, new Set(sheets.map(([taken]) => taken)))
    await addTrip(workbook, name, trip)
    sheets.push([name, trip])
  }
  const hidden = workbook.addWorksheet(IDENTITY_SHEET, { state: 'veryHidden' })
  for (const text of signedCells(identityOf(kind, by, sheets))) hidden.addRow([text])
  await hidden.protect('', {})
  return bytesOf(workbook)
}

/** Thirty-one characters at most, none of those that a formula would stumble over, none twice. */
function sheetName(label: string, at: number, taken: ReadonlySet<string>) {
  const name =
    label
      .replace(/[\\/?*:'![\]]/g, ' ')
      .slice(0, 24)
      .trim() || `评分表`
  return taken.has(name) || name === IDENTITY_SHEET ? `${name} ${at + 1}` : name
}

function addTrip(workbook: ExcelJS.Workbook, name: string, { title, note, headers, widths, rows, values }: Trip) {
  const office = new OfficeSheet(workbook, { name, title, note, headers, widths, tab: 'FFE0B84C' })
  for (const row of rows) {
    const cells = cellsOf(row, headers.length)
    for (const { column, id } of row.open) cells[column - 1] = values[id] ?? null
    if (row.told) cells[row.told.column - 1] = row.told.text
    const at = office.add(cells, { open: row.open.map(({ column }) => column), tone: row.tone })
    for (const open of row.open) office.sheet.getCell(at, open.column).dataValidation = validationOf(open, at)
  }
  return office.protect()
}

/** The same for writing and for reading. */
export const rowOf = (index: number) => HEADER_ROW + 1 + index

export function cellsOf({ fixed }: Pick<TripRow, 'fixed'>, columns: number) {
  return Array.from({ length: columns }, (_, at) => fixed[at] ?? null)
}

/** More of a list or of a hint is a file that Excel repairs. */
const MOST_TOLD = 255

function validationOf(cell: OpenCell, row: number): ExcelJS.DataValidation {
  const common = { allowBlank: true, showErrorMessage: true, showInputMessage: true, errorTitle: '填写有误' }
  if (cell.kind === 'choice') {
    const error = `请选择：${cell.words.join('、')}`.slice(0, MOST_TOLD)
    const list = `"${cell.words.join(',')}"`
    if (list.length <= MOST_TOLD && !cell.words.some((word) => /[",]/.test(word)))
      return { ...common, type: 'list', formulae: [list], error }
    const told = { error, promptTitle: '请选择', prompt: error }
    return { ...common, type: 'textLength', operator: 'lessThanOrEqual', formulae: [MOST_TOLD], ...told }
  }
  if (cell.kind === 'text') {
    const error = `不超过 ${cell.longest} 字。`
    return { ...common, type: 'textLength', operator: 'lessThanOrEqual', formulae: [cell.longest], error }
  }
  const at = `${letterOf(cell.column)}${row}`
  const within = `${at}>=0,${at}<=${cell.most},ROUND(${at},${cell.decimals})=${at}`
  const said = `0 至 ${cell.most}，${cell.decimals === 0 ? '整数' : `至多 ${cell.decimals} 位小数`}。`
  return {
    ...{ ...common, type: 'custom', formulae: [`AND(ISNUMBER(${at}),${within})`] },
    ...{ error: said, promptTitle: '填写', prompt: said },
  }
}
