import { FORMATS, letterOf, neutral, type Cell, type Dated } from './cells.js'
import { declared, escaped, MAIN } from './xml.js'

/** Where each of them stands among the formats of cells (workbook_parts.ts); dates come behind. */
export const LOOKS = { bare: 0, title: 1, header: 2, plain: 3 } as const
const FIRST_FORMAT = Object.keys(LOOKS).length

type Look = keyof typeof LOOKS
type Layout = { title: string; note?: string; columns: readonly { header: string; width?: number }[] }

/** Title, note and headers; they stay on the screen. */
export const LINES_ABOVE = 3

const WIDTH = 14

/** A sheet as far as its headers; A4 landscape, one page wide. */
export function sheetBegin({ title, note, columns }: Layout) {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width ?? WIDTH}" customWidth="1"/>`
  )
  const below = `A${LINES_ABOVE + 1}`
  return (
    declared(`<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`) +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${LINES_ABOVE}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="${below}" sqref="${below}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>` +
    rowXml(1, [title], 'title') +
    rowXml(2, [note], 'bare') +
    rowXml(
      LINES_ABOVE,
      columns.map(({ header }) => header),
      'header'
    )
  )
}

/** What stands behind the last row. */
export function sheetEnd(columns: number) {
  const merged = columns > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${letterOf(columns)}1"/></mergeCells>` : ''
  return `</sheetData>${merged}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

export function rowXml(line: number, cells: readonly Cell[], look: Look) {
  let xml = `<row r="${line}">`
  for (let at = 0; at < cells.length; at++) xml += cellXml(letterOf(at + 1) + line, cells[at], look)
  return xml + '</row>'
}

/** Every cell is a value and never a formula (`neutral`). */
function cellXml(place: string, cell: Cell, look: Look) {
  const value = neutral(cell)
  if (value === null || value === '') return ''
  if (typeof value === 'number') {
    return Number.isFinite(value) ? `<c r="${place}" s="${LOOKS[look]}"><v>${value}</v></c>` : ''
  }
  if (value instanceof Date) return `<c r="${place}" s="${formatOf(cell)}"><v>${serialOf(value)}</v></c>`
  return `<c r="${place}" s="${LOOKS[look]}" t="inlineStr"><is><t${spaceOf(value)}>${escaped(String(value))}</t></is></c>`
}

const formatOf = (cell: Cell) => FIRST_FORMAT + FORMATS.indexOf((cell as Dated).format)

/** Days since the end of 1899, which is how a workbook counts. */
const serialOf = (moment: Date) => 25_569 + moment.getTime() / 86_400_000

const spaceOf = (text: string) => (/^\s|\s$/.test(text) ? ' xml:space="preserve"' : '')
