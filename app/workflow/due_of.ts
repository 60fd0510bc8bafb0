import { workCalendar } from '#app/calendar/work_calendar'
import Clock, { type ClockStanding } from './clock.js'

/** The limits that run for some subjects, of which each has one at most, by their id: what has no limit now is not there. */
export async function dueOf(subjectType: string, ids: readonly number[]): Promise<Record<number, ClockStanding>> {
  if (ids.length === 0) return {}
  const [clocks, calendar] = [await Clock.of(subjectType, [...new Set(ids)]), await workCalendar()]
  return Object.fromEntries(clocks.map((clock) => [clock.subjectId, clock.standing(calendar)]))
}
