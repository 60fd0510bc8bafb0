import chineseDays from 'chinese-days'
import db from '@adonisjs/lucid/services/db'
import type { Trx } from '#app/core/dialect'
import { isWeekend, type WorkCalendar } from './working_days.js'

/** Years whose holiday and make-up days the kept library knows from the State Council's notices. */
export const PUBLISHED = { first: 2004, last: 2026 }

export type EnteredDays = ReadonlyMap<string, boolean>

/** Holidays from the kept library, corrected by what administrators entered in `calendar_days`. */
export async function workCalendar(trx?: Trx): Promise<WorkCalendar> {
  const rows = await (trx ?? db).from('calendar_days').select('day', 'is_workday')
  return calendarWith(new Map(rows.map((row) => [row.day, Boolean(row.is_workday)])))
}

/** The calendar with other corrections than those in force: for looking ahead at what a change would move. */
export function calendarWith(entered: EnteredDays): WorkCalendar {
  const isPublished = (day: string) => {
    const year = Number(day.slice(0, 4))
    return year >= PUBLISHED.first && year <= PUBLISHED.last
  }
  return {
    isWorkday: (day) => entered.get(day) ?? (isPublished(day) ? chineseDays.isWorkday(day) : !isWeekend(day)),
    isEstimated: (day) => !isPublished(day) && !entered.has(day),
  }
}
