import { remember } from '#app/core/remember'

export { beijingDay } from '#app/core/beijing_day'

/** Days are ISO dates (`2026-11-23`) as they are in Beijing. All functions here are pure. */

export type WorkCalendar = {
  isWorkday(day: string): boolean
  /** The State Council has not published the holidays of this day's year yet. */
  isEstimated(day: string): boolean
}

/** For limits in days of the calendar: every day counts. */
export const everyDay: WorkCalendar = { isWorkday: () => true, isEstimated: () => false }

export function addDays(day: string, days: number) {
  return days === 1 ? dayAfter(day) : daysLater(day, days)
}

/** Limits are counted day by day, for row after row of a list. */
const following = new Map<string, string>()
const MOST = 20_000

function dayAfter(day: string) {
  return following.get(day) ?? remember(following, MOST, day, daysLater(day, 1))
}

function daysLater(day: string, days: number) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * The day on which a limit of so many working days ends. The limit starts the day after the event, so one working day
 * from a Friday is the next Monday.
 */
export function addWorkingDays(day: string, workingDays: number, calendar: WorkCalendar) {
  let end = day
  for (let left = workingDays; left > 0;) {
    end = addDays(end, 1)
    if (calendar.isWorkday(end)) left--
  }
  return end
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (calendar.isWorkday(day)) count++
  }
  return count
}

export function isWeekend(day: string) {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
