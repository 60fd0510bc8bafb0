import { beijingDay } from '#app/calendar/working_days'
import type Clock from '#app/workflow/clock'

type Limit = Pick<Clock, 'kind' | 'dueOn' | 'endedOn'>

/** A limit was passed, or is passed today without what it is for. Each round of repairs has its own. */
export function isLate(clocks: readonly Limit[], today = beijingDay()) {
  return clocks.some(({ dueOn, endedOn }) => {
    const due = dueOn?.toISODate()
    return due ? due < (endedOn?.toISODate() ?? today) : false
  })
}

/** Kept, late or still running in time: of all limits of one kind, null where there was none or none is decided. */
export function keptInTime(clocks: readonly Limit[], kind: string, today = beijingDay()) {
  const own = clocks.filter((clock) => clock.kind === kind)
  if (isLate(own, today)) return false
  return own.length > 0 && own.every(({ endedOn }) => endedOn) ? true : null
}
