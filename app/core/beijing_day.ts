import { now } from './clock.js'

/** Today, or the given moment, as a day in Beijing (ISO). Beijing has kept UTC+8 without summer time since 1992. */
export function beijingDay(moment: Date = now()) {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The year of that day. */
export function beijingYear(moment?: Date) {
  return Number(beijingDay(moment).slice(0, 4))
}

/** Now in Beijing as `2026-11-28T09:30`, to be compared with days and times as people type them. */
export function beijingClock(moment: Date = now()) {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}

/** The moment at which a day, or the one so many days later, begins in Beijing, as ISO text in UTC. */
export function instantOf(day: string, later = 0) {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000).toISOString()
}
