import config from '#config/bookings'
import { addDays, type WorkCalendar } from '#app/calendar/working_days'
import { hoursOn, type WeekHours } from '#app/designations/opening_hours'

export const halves = ['am', 'pm'] as const

export type Slot = { /** ISO day. */ day: string; half: (typeof halves)[number] }

/** The halves of days on which a point is open, from tomorrow. */
export function openSlots(hours: WeekHours, today: string, calendar: WorkCalendar): Slot[] {
  const days = Array.from({ length: config.daysAhead }, (_, n) => addDays(today, n + 1))
  return days.flatMap((day) => halvesOf(hours, day, calendar).map((half) => ({ day, half })))
}

function halvesOf(hours: WeekHours, day: string, calendar: WorkCalendar) {
  const span = hoursOn(hours, day, calendar)
  if (!span) return []
  return halves.filter((half) => (half === 'am' ? span.open < config.noon : span.close > config.noon))
}

export const slotKey = ({ day, half }: Slot) => `${day}/${half}`
