import { workCalendar } from '#app/calendar/work_calendar'
import Clock, { type ClockStanding } from '#app/workflow/clock'

/** Until when rounds are scored, by their id; a round that is not being scored has no limit. */
export async function roundDue(ids: number[]): Promise<Record<number, ClockStanding>> {
  if (ids.length === 0) return {}
  const [clocks, calendar] = [await Clock.of('case_round', ids), await workCalendar()]
  return Object.fromEntries(clocks.map((clock) => [clock.subjectId, clock.standing(calendar)]))
}
