import {
  AlignmentType,
  DocumentGridType,
  Footer,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip as mm,
  type IParagraphOptions,
} from 'docx'
import documents from '#config/documents'
import { printable } from './document_package.js'
import { CLOSE_BESIDE, fittingWidths, leastWidths } from './column_widths.js'
import { paragraphsOf } from './format.js'

/** What official papers and books are put together from. */

export type FontName = keyof typeof documents.fonts

/** `widths`: shares of the line. */
export type TableBlock = {
  kind: 'table'
  caption: string
  columns: readonly string[]
  widths: readonly number[]
  rows: readonly (readonly string[])[]
  /** Of each column; texts are left, figures right. */
  aligned?: readonly ('left' | 'center' | 'right')[]
}

/** 字号 in half points. */
export const SIZE = { second: 44, third: 32, fourth: 28, smallFourth: 24, fifth: 21 }
/** In twips: 22 lines of 28.95 pt fill a page, 28 characters of 15.79 pt a line. */
export const LINE = 579
const TABLE_LINE = 360
/** Above and below the text of a cell where rows stand close. */
const CLOSE = 25
/** Rows of a table on a sheet of its own: as many as districts and their sum, and the head. */
const WIDE_LINE = 310
/** From here on a row may go on on the next page, in letters. */
const LONG_CELL = 400
export const CHARACTER = 316
export const TEXT_WIDTH = mm(156)
/** How much narrower than 3号 a character of the grid is, in 4096ths of a point. */
const CHARACTER_SPACE = -850

export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(23) },
}
export const GRID = { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHARACTER_SPACE }

export const INDENTED = {
  alignment: AlignmentType.BOTH,
  indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 },
} satisfies IParagraphOptions

/**
 * @param sheet.isClose with as many rows on a page as can be read
 */
export function table(
  { caption, columns, widths, rows, aligned = [] }: TableBlock,
  { width = TEXT_WIDTH, isClose = false }: { width?: number; isClose?: boolean } = {}
) {
  const columnWidths = isClose
    ? fittingWidths(widths, leastWidths(columns, rows), width)
    : fittingWidths(widths, [], width)
  const height = isClose && width > TEXT_WIDTH ? WIDE_LINE : TABLE_LINE
  /** Neither the first row nor the last stands alone on a page. */
  const staysWithNext = (at: number) => isClose && (at <= 0 || at === rows.length - 2)
  const row = (cells: readonly string[], at: number) =>
    new TableRow({
      tableHeader: at < 0,
      cantSplit: !cells.some((text) => text.length > LONG_CELL),
      children: cells.map((text, index) =>
        cell(text, {
          ...{ width: columnWidths[index], looks: at < 0 ? 'head' : (aligned[index] ?? 'left') },
          ...{ isClose, height, keepNext: staysWithNext(at) },
        })
      ),
    })
  const above = { alignment: AlignmentType.CENTER, keepNext: true }
  return [
    ...(caption || !isClose ? [line(caption, 'body', SIZE.smallFourth, above, true)] : []),
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      rows: [row(columns, -1), ...rows.map(row)],
    }),
    line(''),
  ]
}

type CellLooks = {
  width: number
  looks: 'head' | 'left' | 'center' | 'right'
  isClose: boolean
  height: number
  keepNext: boolean
}

function cell(text: string, { width, looks, isClose, height, keepNext }: CellLooks) {
  const options = {
    spacing: { line: height, lineRule: LineRuleType.EXACT },
    alignment: looks === 'head' ? AlignmentType.CENTER : looks,
    ...(keepNext ? { keepNext } : {}),
  }
  const [above, beside] = isClose ? [CLOSE, CLOSE_BESIDE] : [60, 100]
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: above, bottom: above, left: beside, right: beside },
    children: linesOf(text).map((part) => line(part, 'body', SIZE.fifth, options, looks === 'head')),
  })
}

/** Page numbers on the outer side. */
export function footers() {
  return { default: footer('right'), even: footer('left') }
}

function footer(side: 'left' | 'right') {
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: CHARACTER },
        children: [new TextRun({ ...run('pageNumber', SIZE.fourth), children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

export function line(
  text: string,
  font: FontName = 'body',
  size = SIZE.third,
  options: IParagraphOptions = {},
  bold = false
) {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
    ...options,
    children: [new TextRun({ ...run(font, size), bold, text: printable(text) })],
  })
}

export function run(font: FontName, size: number) {
  const { name } = documents.fonts[font]
  return { font: { ascii: name, hAnsi: name, eastAsia: name, cs: name }, size }
}

function linesOf(text: string) {
  const lines = paragraphsOf(text)
  return lines.length > 0 ? lines : ['']
}
