import { addDays, type WorkCalendar } from '#app/calendar/working_days'
import { beijingClock } from '#app/core/beijing_day'
import config from '#config/surveys'

/** When letters may go out: at any time, or in office hours of working days. All functions here are pure. */
export type Hours = { officeHoursOnly: boolean; calendar: WorkCalendar }

const { from, until } = config.officeHours

const momentAt = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)

/** The same moment, or the next one at which letters may go out. */
export function nextAllowed(moment: Date, { officeHoursOnly, calendar }: Hours): Date {
  if (!officeHoursOnly) return moment
  const [day, time] = beijingClock(moment).split('T')
  if (calendar.isWorkday(day) && time < until) return time < from ? momentAt(day, from) : moment
  let next = addDays(day, 1)
  while (!calendar.isWorkday(next)) next = addDays(next, 1)
  return momentAt(next, from)
}

/** When so many letters will have gone out, when nothing comes between. */
export function expectedEnd(letters: number, rate: number, moment: Date, hours: Hours): Date {
  let left = Math.ceil(letters / rate) * 60_000
  let at = nextAllowed(moment, hours)
  while (hours.officeHoursOnly) {
    const closing = momentAt(beijingClock(at).slice(0, 10), until)
    const room = closing.getTime() - at.getTime()
    if (left <= room) break
    left -= room
    at = nextAllowed(closing, hours)
  }
  return new Date(at.getTime() + left)
}

/** So many are claimed together: what the rate allows in two seconds, so that a pause is felt at once. */
export function chunkSize(rate: number) {
  return Math.min(config.mostAtATime, Math.max(1, Math.ceil(rate / 30)))
}

/** Milliseconds that so many letters take at the rate. */
export function timeOf(letters: number, rate: number) {
  return Math.ceil((letters * 60_000) / rate)
}
