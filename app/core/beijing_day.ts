import { now } from './clock.js'

/** Today, or the given moment, as a day in Beijing (ISO). Beijing has kept UTC+8 without summer time since 1992. */
export function beijingDay(moment: Date = now()) {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
