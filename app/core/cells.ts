import { shownInBeijing, type Moment } from './format.js'

export type Cell = string | number | Dated | null | undefined

/** How a day and a moment are shown in a workbook. */
export const FORMATS = ['yyyy-mm-dd', 'yyyy-mm-dd hh:mm'] as const

/** A workbook knows no time zones: what its dates show is the clock of Beijing. */
export type Dated = { at: Date; format: (typeof FORMATS)[number] }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const dayCell = (value: Moment) => dated(value, 'yyyy-mm-dd', DAY)
export const timeCell = (value: Moment) => dated(value, 'yyyy-mm-dd hh:mm', MINUTE)

function dated(value: Moment, format: Dated['format'], exactTo: number): Dated | null {
  const shown = shownInBeijing(value)
  return shown && { at: new Date(Math.floor(shown.getTime() / exactTo) * exactTo), format }
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

const letters: string[] = []

/** A, B, … Z, AA, … @param column from 1 */
export function letterOf(column: number): string {
  return (letters[column] ??=
    (column > 26 ? letterOf(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26)))
}
