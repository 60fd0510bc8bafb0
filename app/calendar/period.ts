import { addDays, type WorkCalendar } from './working_days.js'

/** Days after `from` up to and including `until` do not count; without `until` it is still paused. */
export type Pause = { from: string; until: string | null }

/** A limit of working days that began after `startedOn`. Days are ISO dates in Beijing. */
export type Period = { startedOn: string; limit: number; pauses: readonly Pause[] }

/** The working days of the period that have counted by the end of `day`. */
export function countedDays({ startedOn, pauses }: Period, day: string, calendar: WorkCalendar) {
  let counted = 0
  for (let at = addDays(startedOn, 1); at <= day; at = addDays(at, 1)) {
    if (calendar.isWorkday(at) && !isPaused(pauses, at)) counted++
  }
  return counted
}

/** The day on which the limit is reached, or null while nobody can know: it is paused. */
export function dueDay({ startedOn, limit, pauses }: Period, calendar: WorkCalendar): string | null {
  let day = startedOn
  for (let left = limit; left > 0;) {
    day = addDays(day, 1)
    if (pauses.some(({ from, until }) => until === null && day > from)) return null
    if (calendar.isWorkday(day) && !isPaused(pauses, day)) left--
  }
  return pauses.some(({ from, until }) => until === null && day >= from) ? null : day
}

/** Working days that the pauses have taken out by the end of `day`. */
export function pausedDays({ startedOn, pauses }: Period, day: string, calendar: WorkCalendar) {
  let paused = 0
  for (let at = addDays(startedOn, 1); at <= day; at = addDays(at, 1)) {
    if (calendar.isWorkday(at) && isPaused(pauses, at)) paused++
  }
  return paused
}

function isPaused(pauses: readonly Pause[], day: string) {
  return pauses.some(({ from, until }) => day > from && (until === null || day <= until))
}
