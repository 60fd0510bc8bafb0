import { holidayName } from '#app/calendar/work_calendar'
import { addDays, isWeekend, type WorkCalendar } from '#app/calendar/working_days'
import type CalendarEntry from './calendar_entry.js'

export type DayKind = 'working' | 'weekend' | 'holiday' | 'makeup'

export type CalendarDay = {
  day: string
  kind: DayKind
  /** The holiday it is, or is worked for; of an entered day what the administrator noted. */
  name: string | null
  isEntered: boolean
}

/** Every day of a year, as the calendar takes it. */
export function daysOf(
  year: number,
  calendar: WorkCalendar,
  entries: ReadonlyMap<string, CalendarEntry>,
  locale: string
): CalendarDay[] {
  const days: CalendarDay[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const entry = entries.get(day)
    const name = entry ? entry.note : holidayName(day, locale)
    const isNamed = Boolean(entry ?? name)
    days.push({ day, kind: kindOf(day, calendar.isWorkday(day), isNamed), name, isEntered: Boolean(entry) })
  }
  return days
}

function kindOf(day: string, isWorkday: boolean, isNamed: boolean): DayKind {
  if (isWorkday) return isWeekend(day) ? 'makeup' : 'working'
  return isWeekend(day) && !isNamed ? 'weekend' : 'holiday'
}

/** The twelve months in weeks from Monday to Sunday; null where a week belongs to another month. */
export function monthsOf(days: readonly CalendarDay[]): (CalendarDay | null)[][][] {
  const months: (CalendarDay | null)[][][] = []
  for (const day of days) {
    const weekday = weekdayOf(day.day)
    if (day.day.endsWith('-01')) months.push([emptyWeek()])
    else if (weekday === 0) months.at(-1)!.push(emptyWeek())
    months.at(-1)!.at(-1)![weekday] = day
  }
  return months
}

/** Monday is 0. */
export function weekdayOf(day: string) {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

function emptyWeek(): null[] {
  return Array.from({ length: 7 }, () => null)
}

export type Holiday = { name: string | null; off: [first: string, last: string][]; count: number; makeup: string[] }

/** The holidays of a year in their order, each with the days that are worked for it. */
export function holidaysOf(days: readonly CalendarDay[]): Holiday[] {
  const special = days.filter(({ kind }) => kind === 'holiday' || kind === 'makeup')
  const holidays = [...Map.groupBy(special, ({ name }) => name)].map(([name, all]) => {
    const off = all.filter(({ kind }) => kind === 'holiday').map(({ day }) => day)
    const makeup = all.filter(({ kind }) => kind === 'makeup').map(({ day }) => day)
    return { name, off: spansOf(off), count: off.length, makeup }
  })
  const begins = ({ off, makeup }: Holiday) => off[0]?.[0] ?? makeup[0]
  return holidays.sort((one, other) => begins(one).localeCompare(begins(other)))
}

/** Days that follow each other, as first and last. */
function spansOf(days: readonly string[]) {
  const spans: [string, string][] = []
  for (const day of days) {
    const last = spans.at(-1)
    if (last && addDays(last[1], 1) === day) last[1] = day
    else spans.push([day, day])
  }
  return spans
}
