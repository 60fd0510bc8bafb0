import { isWorkday } from 'chinese-days'
import db from '@adonisjs/lucid/services/db'
import { isWeekend, type WorkCalendar } from './working_days.js'

/** Years whose holiday and make-up days the kept library knows from the State Council's notices. */
const PUBLISHED = { first: 2004, last: 2026 }

/** Holidays from the kept library, corrected by what administrators entered in `calendar_days`. */
export async function workCalendar(): Promise<WorkCalendar> {
  const rows = await db.from('calendar_days').select('day', 'is_workday')
  const entered = new Map<string, boolean>(rows.map((row) => [row.day, Boolean(row.is_workday)]))
  const enteredYears = new Set(rows.map((row) => Number(row.day.slice(0, 4))))
  const isKnown = (day: string) => {
    const year = Number(day.slice(0, 4))
    return enteredYears.has(year) || (year >= PUBLISHED.first && year <= PUBLISHED.last)
  }

  return {
    isWorkday: (day) => entered.get(day) ?? (isKnown(day) && !enteredYears.has(Number(day.slice(0, 4))) ? isWorkday(day) : !isWeekend(day)),
    isEstimated: (day) => !isKnown(day),
  }
}
