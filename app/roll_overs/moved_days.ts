import { addDays, type WorkCalendar } from '#app/calendar/working_days'

/** Why a field is what it is: a sentence under `roll_overs.whys`, and what it names. */
export type Why = { key: string; params?: Record<string, string | number> }

export type MovedDay = { day: string; why: Why }

/** The same month and day so many years later; the 29th of February is the 28th where there is none. */
export function sameDay(day: string, years: number): MovedDay {
  const [year, month, date] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate()
  const moved = `${year + years}-${two(month)}-${two(Math.min(date, last))}`
  return { day: moved, why: { key: 'same_day' } }
}

/**
 * The same working day so many years later: the n-th of its month stays the n-th, the last one the last. What was no
 * working day has no number: it becomes the first one from its date on.
 */
export function sameWorkingDay(day: string, years: number, calendar: WorkCalendar): MovedDay {
  if (years === 0) return sameDay(day, years)
  if (!calendar.isWorkday(day)) return fromDate(day, years, calendar)
  const before = workingDaysOf(day, calendar)
  const after = workingDaysOf(sameDay(`${day.slice(0, 8)}01`, years).day, calendar)
  const at = before.indexOf(day)
  const month = Number(day.slice(5, 7))
  const isLast = at === before.length - 1 || at >= after.length
  if (isLast) return { day: after.at(-1)!, why: { key: 'last_working_day', params: { month } } }
  return { day: after[at], why: { key: 'same_working_day', params: { month, number: at + 1 } } }
}

function fromDate(day: string, years: number, calendar: WorkCalendar): MovedDay {
  let at = sameDay(day, years).day
  while (!calendar.isWorkday(at)) at = addDays(at, 1)
  return { day: at, why: { key: 'next_working_day' } }
}

/** A window moved by both its days; where they would cross, it is as long as it was. */
export function movedWindow(from: string, until: string, years: number, calendar: WorkCalendar): [MovedDay, MovedDay] {
  const [first, last] = [from, until].map((day) => sameWorkingDay(day, years, calendar))
  if (last.day >= first.day) return [first, last]
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000
  return [first, { day: addDays(first.day, days), why: { key: 'same_length', params: { days: days + 1 } } }]
}

function workingDaysOf(day: string, calendar: WorkCalendar) {
  const month = day.slice(0, 7)
  const days: string[] = []
  for (let at = `${month}-01`; at.startsWith(month); at = addDays(at, 1)) if (calendar.isWorkday(at)) days.push(at)
  return days
}

const two = (number: number) => String(number).padStart(2, '0')
