import { WEEK } from '#app/core/form'
import { holidayName } from '#app/calendar/work_calendar'
import { addDays, isWeekend, type WorkCalendar } from '#app/calendar/working_days'

type Weekday = (typeof WEEK)[number]
export type WeekHours = Partial<Record<Weekday, { open?: string | null; close?: string | null }>>
/** A moment in Beijing: the ISO day and the time as `09:30`. */
export type BeijingTime = { day: string; time: string }
export type Span = { open: string; close: string }
/** When a point opens again; `inDays` 0 is today. */
export type Opening = { day: string; weekday: Weekday; inDays: number; at: string }
/** `until` is today's closing time; without known hours there is no `next`. */
export type Openness = { isOpen: true; until: string } | { isOpen: false; next: Opening | null }

/** The longest holiday with the weekends around it is shorter. */
const LOOK_AHEAD = 21

export function beijingTime(moment: Date): BeijingTime {
  const shifted = new Date(moment.getTime() + 8 * 3_600_000).toISOString()
  return { day: shifted.slice(0, 10), time: shifted.slice(11, 16) }
}

/**
 * Is a point open? Weekly hours do not speak of holidays, so (customary rule): closed on statutory holidays; on a day
 * worked in exchange for one, open as on that day of the week or else as on Mondays.
 */
export function opennessAt(hours: WeekHours | null, { day, time }: BeijingTime, calendar: WorkCalendar): Openness {
  const today = hoursOn(hours, day, calendar)
  if (today && time >= today.open && time < today.close) return { isOpen: true, until: today.close }
  for (let inDays = today && time < today.open ? 0 : 1; inDays <= LOOK_AHEAD; inDays++) {
    const later = addDays(day, inDays)
    const span = hoursOn(hours, later, calendar)
    if (span) return { isOpen: false, next: { day: later, weekday: weekdayOf(later), inDays, at: span.open } }
  }
  return { isOpen: false, next: null }
}

/** The hours of one day, null when it is closed. */
export function hoursOn(hours: WeekHours | null, day: string, calendar: WorkCalendar): Span | null {
  if (!hours || isHoliday(day, calendar)) return null
  const own = spanOf(hours, weekdayOf(day))
  return own ?? (isWeekend(day) && calendar.isWorkday(day) ? spanOf(hours, 'mon') : null)
}

export function spanOf(hours: WeekHours | null, weekday: Weekday): Span | null {
  const { open, close } = hours?.[weekday] ?? {}
  return open && close ? { open, close } : null
}

export function weekdayOf(day: string): Weekday {
  return WEEK[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]
}

/** An ordinary weekend is no holiday: many points are open on Saturdays. */
function isHoliday(day: string, calendar: WorkCalendar) {
  return !calendar.isWorkday(day) && (!isWeekend(day) || holidayName(day, 'zh-CN') !== null)
}
