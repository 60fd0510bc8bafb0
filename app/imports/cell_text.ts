import { DateTime } from 'luxon'
import type { CellValue } from '#app/core/read_workbook'

/** How a column is read. `code`: digits and letters that are no number, whatever the spreadsheet takes them for. */
export type ColumnType = 'text' | 'number' | 'date' | 'code'

export type CellFault = 'formula' | 'error' | 'rounded_code'
export type CellNote = 'full_width'

export type CellReading = { text: string | null; fault?: CellFault; note?: CellNote }

/** What a person would have typed into the field of a form. */
export function cellText(value: CellValue, type: ColumnType): CellReading {
  if (value === null) return { text: null }
  if (value instanceof Date) return { text: shownMoment(value) }
  if (typeof value === 'number') return numberText(value, type)
  if (typeof value === 'object') return { text: null, fault: value.fault }
  return typedText(value, type)
}

function shownMoment(value: Date) {
  const shown = value.toISOString().slice(0, 16).replace('T', ' ')
  return shown.replace(/ 00:00$/, '')
}

/** A spreadsheet keeps fifteen digits of a number: a longer code is not what was typed any more. */
const KEPT_DIGITS = 1e15
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465

function numberText(value: number, type: ColumnType): CellReading {
  if (type === 'code' && Math.abs(value) >= KEPT_DIGITS) return { text: null, fault: 'rounded_code' }
  if (type === 'date' && value >= 1 && value <= LAST_SERIAL) return { text: serialDay(value) }
  return { text: String(Number(value.toPrecision(15))) }
}

/** Day 1 is 1 January 1900; the spreadsheet believes that 1900 was a leap year. */
function serialDay(serial: number) {
  return DateTime.fromISO('1899-12-30')
    .plus({ days: Math.floor(serial) })
    .toISODate()!
}

/** Marks that nobody sees, and our own apostrophe before what looks like a formula (core/spreadsheet.ts). */
const UNSEEN = /[\u200B-\u200F\u2060\uFEFF\p{Cc}]/gu
const APOSTROPHE = /^'(?=[=+\-@])/
const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g

function typedText(value: string, type: ColumnType): CellReading {
  const lines = value.replace(/\r\n?/g, '\n').split('\n')
  const clean = lines
    .map((line) =>
      line
        .replace(UNSEEN, '')
        .replace(/[\u00A0\u3000]/g, ' ')
        .trim()
    )
    .join('\n')
    .trim()
  const typed = clean.replace(APOSTROPHE, '')
  const halved = typed.replace(FULL_WIDTH, (letter) => letter.normalize('NFKC'))
  const note = halved === typed ? undefined : ('full_width' as const)
  if (halved === '') return { text: null }
  if (type === 'text') return { text: halved, note }

  const plain = typed.normalize('NFKC').replace(/\s+/g, '')
  if (type === 'date') return { text: dayIn(plain) ?? halved, note }
  if (type === 'number') return { text: plain.replace(/,(?=\d{3})/g, ''), note }
  return /^\d(\.\d+)?E\+?\d+$/i.test(plain) ? { text: null, fault: 'rounded_code' } : { text: plain, note }
}

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

/** 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305; null for anything else. */
export function dayIn(text: string): string | null {
  const [, year, month, day] = DAY.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}
