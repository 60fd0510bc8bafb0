import config from '#config/bookings'
import { addDays, isWeekend, type WorkCalendar } from '#app/calendar/working_days'
import { WEEK } from '#app/core/form'

export const halves = ['am', 'pm'] as const

export type Slot = { /** ISO day. */ day: string; half: (typeof halves)[number] }

export type WeeklyHours = Partial<Record<(typeof WEEK)[number], { open: string | null; close: string | null }>>

/**
 * The halves of days on which a point is open, from tomorrow. A weekday that is a holiday is closed; on a make-up
 * Saturday hold the hours of Saturday.
 *
 * @param hours opening hours of a week, HH:mm
 */
export function openSlots(hours: WeeklyHours, today: string, calendar: WorkCalendar): Slot[] {
  const days = Array.from({ length: config.daysAhead }, (_, n) => addDays(today, n + 1))
  return days.flatMap((day) => halvesOf(hours, day, calendar).map((half) => ({ day, half })))
}

function halvesOf(hours: WeeklyHours, day: string, calendar: WorkCalendar) {
  const { open, close } = hours[WEEK[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]] ?? {}
  if (!open || !close || (!isWeekend(day) && !calendar.isWorkday(day))) return []
  return halves.filter((half) => (half === 'am' ? open < config.noon : close > config.noon))
}

export const slotKey = ({ day, half }: Slot) => `${day}/${half}`
