import { Readable } from 'node:stream'
import { plainText, type Cell, type Sheet } from './spreadsheet.js'

/** Excel takes a file without this mark for GBK. */
export const UTF8_MARK = '\uFEFF'

/** RFC 4180; a cell that a spreadsheet would run is only text. */
export function csvLine(cells: readonly Cell[]) {
  return cells.map((cell) => `"${plainText(cell).replaceAll('"', '""')}"`).join(',') + '\r\n'
}

/** The rows of a sheet under their headers, for programs that want no more. */
export function csvStream<Row>({ columns }: Pick<Sheet<Row>, 'columns'>, batches: AsyncIterable<Row[]>) {
  const headers = columns.map(({ header }) => header)
  return csvLines(headers, batches, (row, index) => columns.map(({ value }) => value(row, index)))
}

/** Lines under their headers as the rows come: any number, little memory. */
export function csvLines<Row>(
  headers: readonly string[],
  batches: AsyncIterable<Row[]>,
  cellsOf: (row: Row, index: number) => readonly Cell[]
) {
  return Readable.from(linesOf(headers, batches, cellsOf))
}

async function* linesOf<Row>(
  headers: readonly string[],
  batches: AsyncIterable<Row[]>,
  cellsOf: (row: Row, index: number) => readonly Cell[]
) {
  yield UTF8_MARK + csvLine(headers)
  let index = 0
  for await (const rows of batches) yield rows.map((row) => csvLine(cellsOf(row, index++))).join('')
}

export const CSV = 'text/csv; charset=utf-8'

/** Text of an uploaded file: UTF-8 with or without its mark, or GB18030, which Chinese spreadsheets write. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/**
 * The cells of a table as it is pasted from a spreadsheet (tabs) or uploaded (commas, RFC 4180). Lines without anything
 * in them are left out.
 */
export function readTable(text: string): string[][] {
  const separator = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  const rows: string[][] = [[]]
  for (const { cell, end } of cellsIn(text.replace(/^\uFEFF/, ''), separator)) {
    rows.at(-1)!.push(cell.trim())
    if (end !== separator) rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

function* cellsIn(text: string, separator: string): Generator<{ cell: string; end: string }, void> {
  const pattern = new RegExp(`("[^"]*(?:""[^"]*)*"|(?!")[^${separator}\r\n]*)(${separator}|\r\n|\n|\r|$)`, 'gy')
  while (pattern.lastIndex <= text.length) {
    const from = pattern.lastIndex
    const found = pattern.exec(text)
    /** A quotation mark in the wrong place: the rest is one cell, and whoever checks the row will say so. */
    if (!found) return yield { cell: text.slice(from), end: '' }
    const [, cell, end] = found
    yield { cell: cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell, end }
    if (end === '') return
  }
}

/** A row of a table under named columns; `line` counts from 1 with the heading as line 1. */
export type NamedRow = { line: number; cells: Record<string, string> }

/**
 * Reads a table whose first row names exactly these columns, in whatever order.
 *
 * @returns the rows, or the names that are missing and those that nobody knows
 */
export function rowsUnder(columns: readonly string[], text: string) {
  const [heading = [], ...rows] = readTable(text)
  const missing = columns.filter((column) => !heading.includes(column))
  const unknown = heading.filter((name, index) => !columns.includes(name) || heading.indexOf(name) !== index)
  const named: NamedRow[] = rows.map((row, index) => ({
    line: index + 2,
    cells: Object.fromEntries(heading.map((name, at) => [name, row[at] ?? ''])),
  }))
  return { rows: missing.length + unknown.length > 0 ? [] : named, missing, unknown }
}
