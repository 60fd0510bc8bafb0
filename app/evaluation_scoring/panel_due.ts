import { workCalendar } from '#app/calendar/work_calendar'
import Clock, { type ClockStanding } from '#app/workflow/clock'

/** Until when panels score, by their id; one that is not scoring has no limit. */
export async function panelDue(ids: readonly number[]): Promise<Record<number, ClockStanding>> {
  if (ids.length === 0) return {}
  const [clocks, calendar] = [await Clock.of('evaluation_panel', [...ids]), await workCalendar()]
  return Object.fromEntries(clocks.map((clock) => [clock.subjectId, clock.standing(calendar)]))
}
