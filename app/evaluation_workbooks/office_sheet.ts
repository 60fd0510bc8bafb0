import ExcelJS from 'exceljs'
import { now } from '#app/core/clock'
import { letterOf, neutral, type Cell } from '#app/core/spreadsheet'

export { letterOf }

/** A formula with what the system knows it to give: previews that cannot calculate show that. */
export type Formula = { formula: string; result: string | number }
export type Link = { text: string; href: string }
export type OfficeCell = Cell | Formula | Link

type Look = {
  tone?: 'group' | 'total' | 'heading'
  /** Columns, from 1, in which anybody may write. */
  open?: readonly number[]
  /** Number formats by column. */
  formats?: Readonly<Record<number, string>>
}

type Frame = {
  name: string
  title: string
  note?: string
  headers: readonly string[]
  widths: readonly number[]
  tab?: string
}

const FILLS = { group: 'FFF2F5F9', total: 'FFE3EBF5', heading: 'FFDCE6F1', open: 'FFFFF8DC' }
const LINE = { style: 'thin', color: { argb: 'FFB7C0CC' } } as const
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE }
export const HEADER_ROW = 3
export const POINTS = '0.00'

export function officeWorkbook() {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = now()
  workbook.creator = '京知'
  workbook.calcProperties.fullCalcOnLoad = true
  return workbook
}

export async function bytesOf(workbook: ExcelJS.Workbook): Promise<Buffer> {
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/**
 * A sheet as offices exchange them: title, note, frozen headers, rows; A4 landscape, one page wide, headers on each page.
 * Texts are never formulas. It is locked, without a password, but for what is open.
 *
 * It is built in memory: the writer that streams puts protection and links where Excel finds a file damaged.
 */
export class OfficeSheet {
  readonly sheet: ExcelJS.Worksheet

  constructor(
    workbook: ExcelJS.Workbook,
    readonly frame: Frame
  ) {
    const { name, title, note, headers, widths, tab } = frame
    this.sheet = workbook.addWorksheet(name, {
      pageSetup: {
        ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.25 },
        printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      },
      headerFooter: { oddFooter: '第 &P 页 共 &N 页' },
      views: [{ state: 'frozen', ySplit: HEADER_ROW, showGridLines: false }],
      ...(tab && { properties: { tabColor: { argb: tab } } }),
    })
    this.sheet.columns = widths.map((width) => ({ width }))
    this.#heading(title, note)
    const header = this.sheet.addRow([...headers])
    header.height = 30
    header.eachCell((cell) => {
      cell.font = { name: '黑体', size: 10 }
      cell.fill = solid(FILLS.heading)
      cell.border = BORDER
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    })
  }

  #heading(title: string, note = '') {
    const columns = this.frame.headers.length
    const heading = this.sheet.addRow([neutral(title)])
    if (columns > 1) this.sheet.mergeCells(1, 1, 1, columns)
    heading.height = 34
    heading.font = { name: '方正小标宋简体', size: 18 }
    heading.alignment = { horizontal: 'center', vertical: 'middle' }
    const line = this.sheet.addRow([neutral(note)])
    if (columns > 1) this.sheet.mergeCells(2, 1, 2, columns)
    line.font = { name: '宋体', size: 10, color: { argb: 'FF5B6775' } }
    line.height = 20
    line.alignment = { vertical: 'middle' }
  }

  /** @returns the number of the row */
  add(cells: readonly OfficeCell[], look: Look = {}): number {
    const row = this.sheet.addRow([])
    for (const [at, value] of cells.entries()) this.#write(row.getCell(at + 1), value, at + 1, look)
    row.height = heightOf(cells, this.frame.widths)
    return row.number
  }

  #write(cell: ExcelJS.Cell, value: OfficeCell, column: number, { tone, open = [], formats = {} }: Look) {
    const isOpen = open.includes(column)
    const dated = value && typeof value === 'object' && 'at' in value ? value.format : undefined
    cell.style = {
      font: {
        ...{ name: '宋体', size: 10, bold: tone === 'group' || tone === 'total' },
        ...(isLink(value) && { color: { argb: 'FF1F5FA8' }, underline: true }),
      },
      border: BORDER,
      alignment: { vertical: 'middle', wrapText: true, indent: 1, horizontal: isNumber(value) ? 'right' : 'left' },
      protection: { locked: !isOpen },
      ...((isOpen || tone) && { fill: solid(isOpen ? FILLS.open : FILLS[tone!]) }),
      ...((formats[column] ?? dated) && { numFmt: formats[column] ?? dated }),
    }
    cell.value = cellValue(value)
  }

  /** Without a password: whoever wants to may lift it, nobody writes over a formula unawares. */
  protect() {
    const options = { formatColumns: true, formatRows: true, selectLockedCells: true, selectUnlockedCells: true }
    return this.sheet.protect('', { ...options, autoFilter: true, sort: true })
  }

  /** Green where it agrees, red where it does not. */
  showAgreement(range: string) {
    const rule = (text: string, argb: string, color: string, priority: number) => ({
      ...{ type: 'expression' as const, priority, formulae: [`LEFT(${range.split(':')[0]},${text.length})="${text}"`] },
      style: {
        fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: { argb } },
        font: { color: { argb: color } },
      },
    })
    this.sheet.addConditionalFormatting({
      ref: range,
      rules: [rule('一致', 'FFDFF3E4', 'FF1B6B3A', 1), rule('不一致', 'FFFBE0DD', 'FFA3261B', 2)],
    })
  }
}

const isLink = (value: OfficeCell): value is Link => typeof value === 'object' && value !== null && 'href' in value
const isNumber = (value: OfficeCell) =>
  typeof value === 'number' ||
  (typeof value === 'object' && value !== null && 'formula' in value && typeof value.result === 'number')

function cellValue(value: OfficeCell): ExcelJS.CellValue {
  if (isLink(value)) return { text: String(neutral(value.text)), hyperlink: value.href }
  if (value && typeof value === 'object' && 'formula' in value) return { ...value }
  return neutral(value)
}

const solid = (argb: string) => ({ type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb } })

/** Spreadsheets fit rows of wrapped text only when somebody types into them. */
function heightOf(cells: readonly OfficeCell[], widths: readonly number[]) {
  const lines = cells.map((cell, at) =>
    typeof cell === 'string'
      ? cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(breadthOf(line) / (widths[at] - 2))), 0)
      : 1
  )
  return Math.min(400, Math.max(18, 14 * Math.max(1, ...lines) + 4))
}

/** In Latin letters: others are twice as broad. */
const breadthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)

/** In a formula on another sheet. */
export const cellOn = (sheet: string, column: number, row: number) => `${sheet}!$${letterOf(column)}$${row}`
