import { DateTime } from 'luxon'
import limits from '#config/sanctions'
import { addDays, beijingDay, workingDaysBetween, type WorkCalendar } from '#app/calendar/working_days'
import type Rectification from './rectification.js'

/**
 * The last day of some months from a day: the same day of the month, or its last one; when that is a day off, the next
 * working day (民法典 Art. 202 and 203).
 */
export function dueAfter(day: string, months: number, calendar: WorkCalendar) {
  let due = DateTime.fromISO(day).plus({ months }).toISODate()!
  while (!calendar.isWorkday(due)) due = addDays(due, 1)
  return due
}

/** How much of the time is left, for badges; null when none is running. */
export function standingOf({ state, dueDay }: Pick<Rectification, 'state' | 'dueDay'>, calendar: WorkCalendar) {
  if (state !== 'ordered' || !dueDay) return null
  const today = beijingDay()
  const left = workingDaysBetween(today, dueDay, calendar)
  const isNear = addDays(today, limits.rectification.remindDays) >= dueDay
  const tone = dueDay < today ? ('over' as const) : isNear ? ('soon' as const) : ('running' as const)
  return { kind: 'rectification', tone, left }
}
