import type { Readable } from 'node:stream'
import { now } from './clock.js'
import type { Cell } from './cells.js'
import { rowXml, sheetBegin, sheetEnd, LINES_ABOVE } from './sheet_xml.js'
import { partsAround, sheetPath } from './workbook_parts.js'
import { growingZip } from './zip.js'

export { oneBatch } from './batches.js'
export * from './cells.js'

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

/** The last rows of a sheet are beyond what Excel and WPS can open; title, note, headers and footer are among them. */
const MOST_ROWS = 1_048_570

/** What is longer than this is compressed no better, and waits in memory. */
const ROWS_AT_A_TIME = 50

/** Excel repairs a workbook with a longer name of a sheet, or one with these marks. */
const MOST_IN_NAME = 31
const NOT_IN_NAME = /[\\/?*[\]:']/g

/**
 * The workbook that offices exchange: title, note, headers, rows, footer; A4 landscape, one page wide, headers on each
 * page. Rows are asked for as the file is read, so that any number of them takes little memory; more than a sheet can
 * hold go on in the next one.
 */
export function workbookStream<Row>(sheet: Sheet<Row>, batches: AsyncIterable<Row[]>, mostRows = MOST_ROWS): Readable {
  return growingZip(partsOf(sheet, batches, mostRows))
}

async function* partsOf<Row>(sheet: Sheet<Row>, batches: AsyncIterable<Row[]>, mostRows: number) {
  const made = now()
  const names: string[] = []
  const rows = inOrder(batches)
  try {
    do {
      names.push(nameOf(sheet.name, names.length + 1))
      const before = (names.length - 1) * mostRows
      yield { path: sheetPath(names.length), content: sheetXml(sheet, rows, before, mostRows) }
    } while (await rows.come())
  } finally {
    await rows.leave()
  }
  for (const [path, xml] of partsAround(names, made)) yield { path, content: [xml] }
}

/** Whoever reads the archive asks for the next rows, and not before the last ones are compressed. */
async function* sheetXml<Row>(sheet: Sheet<Row>, rows: Rows<Row>, before: number, mostRows: number) {
  const { columns, footer } = sheet
  yield sheetBegin(sheet)
  let written = 0
  while (written < mostRows && (await rows.come())) {
    let xml = ''
    for (const row of rows.take(Math.min(ROWS_AT_A_TIME, mostRows - written))) {
      const index = before + written++
      const cells = columns.map(({ value }) => value(row, index))
      xml += rowXml(LINES_ABOVE + written, cells, 'plain')
    }
    yield xml
  }
  if (footer && !(await rows.come())) yield rowXml(LINES_ABOVE + written + 1, [footer], 'bare')
  yield sheetEnd(columns.length)
}

type Rows<Row> = ReturnType<typeof inOrder<Row>>

/** The rows of all batches, for sheets that each take some of them. */
function inOrder<Row>(batches: AsyncIterable<Row[]>) {
  const source = batches[Symbol.asyncIterator]()
  let waiting: Row[] = []
  return {
    /** Waits for more of them. @returns false when there are none */
    async come() {
      while (waiting.length === 0) {
        const { done, value } = await source.next()
        if (done) return false
        waiting = value
      }
      return true
    },
    take(most: number) {
      const taken = waiting.slice(0, most)
      waiting = waiting.slice(most)
      return taken
    },
    leave: () => source.return?.(),
  }
}

function nameOf(name: string, part: number) {
  const end = part === 1 ? '' : ` (${part})`
  return name.replace(NOT_IN_NAME, ' ').slice(0, MOST_IN_NAME - end.length) + end
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
