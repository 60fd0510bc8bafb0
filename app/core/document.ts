import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
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
import { coreProperties, fontTable, printable } from './document_package.js'
import { formatDay, paragraphsOf } from './format.js'
import { timelessZip } from './zip.js'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What an official paper is made of, in the order in which it stands there. */
export type Block =
  | { kind: 'title' | 'addressee' | 'paragraph'; text: string }
  /** 文号: 京知局〔2026〕12号; round or square brackets around the year become hexagonal. */
  | { kind: 'number'; text: string }
  /** Numbered by itself: 一、 (一) 1. (1) */
  | { kind: 'heading'; level: Level; text: string }
  /** `widths`: shares of the line. */
  | { kind: 'table'; caption: string; columns: readonly string[]; widths: readonly number[]; rows: string[][] }
  /** 署名 and 成文日期, an ISO day. */
  | { kind: 'signature'; by: string; day: string }

type Level = 1 | 2 | 3 | 4
type FontName = keyof typeof documents.fonts

/** 字号 in half points. */
const SIZE = { second: 44, third: 32, fourth: 28, smallFourth: 24, fifth: 21 }
/** In twips: 22 lines of 28.95 pt fill a page, 28 characters of 15.79 pt a line. */
const LINE = 579
const TABLE_LINE = 360
const CHARACTER = 316
const TEXT_WIDTH = mm(156)
/** How much narrower than 3号 a character of the grid is, in 4096ths of a point. */
const CHARACTER_SPACE = -850
const HEADING_FONTS = ['firstHeading', 'secondHeading', 'body', 'body'] as const

/**
 * A Word file in the style of official papers (GB/T 9704): A4, 22 lines of 28 characters. The same blocks always give
 * the same bytes.
 *
 * @param facts.day the ISO day that the file says it was made on
 */
export async function officialDocument(
  blocks: readonly Block[],
  facts: { title: string; author: string; day: string }
) {
  const number = headingNumbers()
  const children = blocks.flatMap((block) => (block.kind === 'heading' ? heading(block, number) : drawn(block)))
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { ...run('body', SIZE.third), language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      { properties: { page: PAGE, grid: GRID }, footers: { default: footer('right'), even: footer('left') }, children },
    ],
  })
  const parts = [
    { path: 'docProps/core.xml', data: coreProperties(facts) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]
  return timelessZip(await Packer.toBuffer(document, undefined, parts))
}

const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(23) },
}
const GRID = { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHARACTER_SPACE }

function drawn(block: Exclude<Block, { kind: 'heading' }>): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [line(block.text, 'title', SIZE.second, { alignment: AlignmentType.CENTER }), line('')]
    case 'number':
      return [line(hexagonal(block.text), 'body', SIZE.third, { alignment: AlignmentType.CENTER }), line('')]
    case 'addressee':
      return [line(`${block.text}：`)]
    case 'paragraph':
      return paragraphsOf(block.text).map((text) => line(text, 'body', SIZE.third, INDENTED))
    case 'table':
      return table(block)
    case 'signature':
      return signature(block)
  }
}

const INDENTED = {
  alignment: AlignmentType.BOTH,
  indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 },
} satisfies IParagraphOptions

function heading({ level, text }: { level: Level; text: string }, number: (level: Level) => string) {
  const options = { ...INDENTED, keepNext: true, outlineLevel: level - 1 }
  return [line(number(level) + text, HEADING_FONTS[level - 1], SIZE.third, options)]
}

function table({ caption, columns, widths, rows }: Extract<Block, { kind: 'table' }>) {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columnWidths = widths.map((width) => Math.floor((TEXT_WIDTH * width) / whole))
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, index) => cell(text, columnWidths[index], isHead)),
    })
  const above = { alignment: AlignmentType.CENTER, keepNext: true }
  return [
    line(caption, 'body', SIZE.smallFourth, above, true),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
    }),
    line(''),
  ]
}

function cell(text: string, width: number, isHead: boolean) {
  const options = {
    spacing: { line: TABLE_LINE, lineRule: LineRuleType.EXACT },
    alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
  }
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: linesOf(text).map((part) => line(part, 'body', SIZE.fifth, options, isHead)),
  })
}

function signature({ by, day }: { by: string; day: string }) {
  const right = { alignment: AlignmentType.RIGHT, indent: { right: 4 * CHARACTER } }
  return [
    line('', 'body', SIZE.third, { keepNext: true }),
    line(by, 'body', SIZE.third, { ...right, keepNext: true }),
    line(formatDay(day), 'body', SIZE.third, right),
  ]
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

function line(text: string, font: FontName = 'body', size = SIZE.third, options: IParagraphOptions = {}, bold = false) {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
    ...options,
    children: [new TextRun({ ...run(font, size), bold, text: printable(text) })],
  })
}

function run(font: FontName, size: number) {
  const { name } = documents.fonts[font]
  return { font: { ascii: name, hAnsi: name, eastAsia: name, cs: name }, size }
}

function linesOf(text: string) {
  const lines = paragraphsOf(text)
  return lines.length > 0 ? lines : ['']
}

function hexagonal(text: string) {
  return text.replace(/[[(（［【](\d{4})[\])）］】]/g, '〔$1〕')
}

/** Counts on each level anew under the heading above it. */
function headingNumbers() {
  const counts = [0, 0, 0, 0]
  return (level: Level) => {
    const count = ++counts[level - 1]
    counts.fill(0, level)
    return [`${chineseNumber(count)}、`, `（${chineseNumber(count)}）`, `${count}. `, `（${count}）`][level - 1]
  }
}

/** 1 to 99. */
function chineseNumber(count: number) {
  const digits = ['', ...'一二三四五六七八九']
  const tens = Math.floor(count / 10)
  return (tens > 0 ? `${tens > 1 ? digits[tens] : ''}十` : '') + digits[count % 10]
}
