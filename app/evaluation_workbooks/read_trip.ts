import limits from '#config/evaluation_workbooks'
import { type CellValue, readWorkbook, type ReadSheet, WorkbookRefused } from '#app/core/read_workbook'
import { neutral } from '#app/core/spreadsheet'
import { cellText } from '#app/imports/cell_text'
import { type OfficeCell, HEADER_ROW, letterOf } from './office_sheet.js'
import type { OpenCell, Trip, TripKind, TripValue } from './round_trip.js'
import { type Identity, IDENTITY_SHEET, identityIn, structureOf } from './trip_identity.js'
import { cellsOf, rowOf } from './trip_workbook.js'

/** What is wrong with a file, and where; its sentence is `evaluation_workbooks.faults.<key>`. */
export type TripFault = {
  sheet: string | null
  cell: string | null
  key: string
  params?: Record<string, string | number>
}

/** What stands in the open cells of one sheet, and what stood there when it was taken out. */
export type ReadTrip = {
  trip: Trip
  sheet: string
  base: Readonly<Record<string, string>>
  values: Readonly<Record<string, TripValue>>
  places: Readonly<Record<string, string>>
}

/** Links to other files, programs and controls that no score sheet needs. */
const FOREIGN_PART = /externalLinks\/|connections\.xml|oleObject|embeddings\/|activeX\/|ddeLink|ctrlProps\/|queryTable/i

type Asked = {
  kind: TripKind
  by: number
  /** What the sheets of these tokens are now; those that are not there may not be filled in. */
  trips: (tokens: readonly string[]) => Promise<Trip[]>
}

/** Reads a file that came back, sheet by sheet and cell by cell; nothing in it is believed. */
export async function readTrips(file: Buffer, asked: Asked): Promise<{ read: ReadTrip[]; faults: TripFault[] }> {
  const refused = (key: string) => ({ read: [], faults: [{ sheet: null, cell: null, key }] })
  let sheets: ReadSheet[]
  try {
    sheets = await readWorkbook(file, { ...limits.upload, foreign: FOREIGN_PART })
  } catch (error) {
    if (error instanceof WorkbookRefused) return refused(error.reason)
    throw error
  }
  const identity = identityIn(sheets)
  if (!identity || identity.kind !== asked.kind) return refused('foreign')
  if (identity.by !== asked.by) return refused('other_person')
  const now = await asked.trips(identity.trips.map(({ token }) => token))
  const faults = strangeSheets(sheets, identity)
  const read = identity.trips.flatMap((known) => {
    const trip = now.find(({ token }) => token === known.token)
    const sheet = sheets.find(({ name }) => name === known.sheet)
    return readOne(known, { trip, sheet, faults })
  })
  return { read, faults }
}

/** Nothing would be read of them. Office programs keep hidden ones for themselves. */
function strangeSheets(sheets: readonly ReadSheet[], { trips }: Identity): TripFault[] {
  const known = new Set([IDENTITY_SHEET, ...trips.map(({ sheet }) => sheet)])
  return sheets
    .filter(({ name, hidden }) => !hidden && !known.has(name))
    .map(({ name }) => ({ sheet: name, cell: null, key: 'strange_sheet' }))
}

type Found = { trip?: Trip; sheet?: ReadSheet; faults: TripFault[] }

function readOne(known: Identity['trips'][number], { trip, sheet, faults }: Found): ReadTrip[] {
  const note = (cell: string | null, key: string, params?: TripFault['params']) =>
    void faults.push({ sheet: known.sheet, cell, key, params })
  if (!sheet) note(null, 'no_sheet')
  else if (!trip) note(null, 'closed')
  else if (trip.contentHash !== known.contentHash) note(null, 'old_content')
  else if (structureOf(trip) !== known.structure) note(null, 'old_structure')
  else {
    const { values, places } = readCells(trip, sheet, note)
    return [{ trip, sheet: known.sheet, base: known.base, values, places }]
  }
  return []
}

type Note = (cell: string | null, key: string, params?: TripFault['params']) => void

function readCells({ title, headers, rows }: Trip, sheet: ReadSheet, note: Note) {
  const values: Record<string, TripValue> = {}
  const places: Record<string, string> = {}
  const lines = new Map(sheet.rows.map(({ number, cells }) => [number, cells]))
  const expect = (row: number, cells: readonly OfficeCell[], open: ReadonlySet<number> = new Set()) => {
    for (const [at, expected] of cells.entries()) {
      if (open.has(at + 1) || isSame(lines.get(row)?.[at] ?? null, expected)) continue
      note(`${letterOf(at + 1)}${row}`, 'changed_cell', { expected: String(textOf(expected)).slice(0, 40) || '—' })
    }
  }
  expect(1, [title])
  expect(HEADER_ROW, headers)
  for (const [index, row] of rows.entries()) {
    const number = rowOf(index)
    const unasked = [...row.open, ...(row.told ? [row.told] : [])].map(({ column }) => column)
    expect(number, cellsOf(row, headers.length), new Set(unasked))
    for (const open of row.open) {
      const cell = `${letterOf(open.column)}${number}`
      places[open.id] = cell
      values[open.id] = valueIn(open, lines.get(number)?.[open.column - 1] ?? null, (key, params) =>
        note(cell, key, params)
      )
    }
  }
  for (const open of rows.flatMap((row) => row.open))
    if (open.kind === 'number' && open.whole && !isShare(values[open.id], values[open.whole]))
      note(places[open.id], 'no_share')
  for (const { number, cells } of sheet.rows)
    for (const [at, cell] of cells.entries()) {
      const isOutside = number >= rowOf(rows.length) || (number >= HEADER_ROW && at >= headers.length)
      if (isOutside && cell !== null && cell !== '') note(`${letterOf(at + 1)}${number}`, 'outside')
    }
  return { values, places }
}

/** Neither, or a part of something. */
function isShare(part: TripValue, whole: TripValue) {
  if (typeof part === 'number' && typeof whole === 'number') return part <= whole && whole > 0
  return part === whole
}

/** Formulas of ours are not looked at: they are no value, and nothing reads what they say. */
function isSame(found: CellValue, expected: OfficeCell) {
  if (expected && typeof expected === 'object') return true
  if (typeof found === 'number' && typeof expected === 'number') return Math.abs(found - expected) < 1e-9
  if (found && typeof found === 'object') return false
  return plain(found) === plain(textOf(expected))
}

const textOf = (cell: OfficeCell) => (typeof cell === 'object' ? '' : (neutral(cell) as string | number | null)) ?? ''
const plain = (text: string | number | null) =>
  String(text ?? '')
    .replace(/^'/, '')
    .replace(/\s+/g, ' ')
    .trim()

function valueIn(
  cell: OpenCell,
  value: CellValue,
  fault: (key: string, params?: TripFault['params']) => void
): TripValue {
  const read = cellText(value, cell.kind === 'number' ? 'number' : 'text')
  if (read.fault) fault(read.fault)
  const text = read.text
  if (text === null || text === '') return null
  if (cell.kind === 'text') {
    if (text.length > cell.longest) fault('too_long', { most: cell.longest })
    return text
  }
  if (cell.kind === 'choice') {
    if (!cell.words.includes(text)) fault('not_one_of', { words: cell.words.join('、') })
    return text
  }
  if (!/^-?\d{1,10}(\.\d{1,15})?$/.test(text)) return refusedNumber('no_number')
  const number = Number(text)
  if (number < 0 || number > cell.most) return refusedNumber('beyond')
  return Number(number.toFixed(cell.decimals)) === number ? number : refusedNumber('decimals')

  function refusedNumber(key: string) {
    const { most, decimals } = cell as Extract<OpenCell, { kind: 'number' }>
    fault(key, { most, decimals })
    return null
  }
}
