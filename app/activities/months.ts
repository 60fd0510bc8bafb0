import config from '#config/activities'
import { beijingDay } from '#app/core/beijing_day'

/** 2026-03 of 2026-03-05. */
export function monthOf(day: string) {
  return day.slice(0, 7)
}

/** The last day on which entries of a month can be made and changed: the tenth of the next one. */
export function lastDayFor(month: string) {
  const [year, number] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return `${next}-${String(config.lockDay).padStart(2, '0')}`
}

/** 已关账: what happened on this day is changed by a correction only. */
export function isLocked(day: string, today = beijingDay()) {
  return today > lastDayFor(monthOf(day))
}

/** The first day that is not locked. */
export function firstOpenDay(today = beijingDay()) {
  const months = [-1, 0].map((back) => {
    const [year, number] = monthOf(today).split('-').map(Number)
    return new Date(Date.UTC(year, number - 1 + back, 1)).toISOString().slice(0, 10)
  })
  return months.find((day) => !isLocked(day, today))!
}
