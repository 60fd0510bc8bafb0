import chineseDays from 'chinese-days'
import db from '@adonisjs/lucid/services/db'
import { isWeekend, type WorkCalendar } from './working_days.js'

/** Years whose holiday and make-up days the kept library knows from the State Council's notices. */
const PUBLISHED = { first: 2004, last: 2026 }

/** Holidays from the kept library, corrected by what administrators entered in `calendar_days`. */
export async function workCalendar(): Promise<WorkCalendar> {
  const rows = await db.from('calendar_days').select('day', 'is_workday')
  const entered = new Map<string, boolean>(rows.map((row) => [row.day, Boolean(row.is_workday)]))
  const isPublished = (day: string) => {
    const year = Number(day.slice(0, 4))
    return year >= PUBLISHED.first && year <= PUBLISHED.last
  }

  return {
    isWorkday: (day) => entered.get(day) ?? (isPublished(day) ? chineseDays.isWorkday(day) : !isWeekend(day)),
    isEstimated: (day) => !isPublished(day) && !entered.has(day),
  }
}
