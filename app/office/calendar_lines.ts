import { addDays } from '#app/calendar/working_days'

/** One day to be entered; `isWorkday` null takes the entry out again. */
export type DayChange = { day: string; isWorkday: boolean | null; note: string | null }

/** `reason` is an i18n key under `calendar.faults`. Lines count from 1, as the person who typed them sees them. */
export type LineFault = { line: number; reason: string; text: string }

export const MARKS: Record<string, boolean | null> = {
  休: false,
  班: true,
  删: null,
  off: false,
  work: true,
  remove: null,
}
const LINE = /^(\S+)\s+(\S+)(?:\s+(.*))?$/
const NOTE_LENGTH = 60

export type Known = { today: string; entered: ReadonlySet<string>; first: string; last: string }

/** Reads `2027-01-01 休 元旦`, one day a line. Every fault is named; with one of them nothing is to be written. */
export function readLines(text: string, known: Known): { days: DayChange[]; faults: LineFault[] } {
  const days = new Map<string, DayChange>()
  const faults: LineFault[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '') continue
    const change = changeIn(line)
    const reason = change ? faultOf(change, days, known) : 'shape'
    if (reason) faults.push({ line: index + 1, reason, text: line.slice(0, 40) })
    else days.set(change!.day, change!)
  }
  return { days: [...days.values()], faults }
}

/** The same days as text again. */
export function linesOf(days: readonly DayChange[]) {
  const markOf = (isWorkday: boolean | null) => (isWorkday === null ? '删' : isWorkday ? '班' : '休')
  return days.map(({ day, isWorkday, note }) => [day, markOf(isWorkday), note ?? ''].join(' ').trim()).join('\n')
}

function changeIn(line: string): DayChange | null {
  const [, day, mark, note] = LINE.exec(line) ?? []
  if (!day || !Object.hasOwn(MARKS, mark)) return null
  return { day, isWorkday: MARKS[mark], note: note?.trim() || null }
}

function faultOf({ day, isWorkday, note }: DayChange, before: ReadonlyMap<string, DayChange>, known: Known) {
  if (!isDay(day)) return 'no_such_day'
  if (day < '2000-01-01' || day > '2100-12-31') return 'out_of_range'
  if (day < known.first || day > known.last) return 'other_year'
  if (before.has(day)) return 'twice'
  if (isWorkday === null && !known.entered.has(day)) return 'not_entered'
  if (day < known.today && !note) return 'past_without_note'
  if (note && Array.from(note).length > NOTE_LENGTH) return 'note_too_long'
  return null
}

function isDay(text: string) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text
}
