import chineseDays from 'chinese-days'
import db from '@adonisjs/lucid/services/db'
import { asRows, sqlRows, type Trx } from '#app/core/dialect'
import { kept } from '#app/core/kept'
import { isWeekend, type WorkCalendar } from './working_days.js'

/** Years whose holiday and make-up days the kept library knows from the State Council's notices. */
export const PUBLISHED = { first: 2004, last: 2026 }

/** What administrators entered: days that are not as the library or the weekends say, and years whose notice is in. */
export type Entered = { days: ReadonlyMap<string, boolean>; years: ReadonlySet<number> }

/** Holidays from the kept library, corrected by what administrators entered. */
export async function workCalendar(trx?: Trx): Promise<WorkCalendar> {
  return calendarWith(await enteredCalendar(trx))
}

export function enteredCalendar(trx?: Trx): Promise<Entered> {
  return trx ? readCalendar(trx) : kept('calendar', readCalendar)
}

/** In one statement, because nearly every step asks: the rows of years say nothing of a workday. */
async function readCalendar(trx?: Trx): Promise<Entered> {
  return enteredIn(await entries(trx))
}

function entries(trx?: Trx) {
  const years = db.from('calendar_years').select('year', db.raw('null'))
  return (trx ?? db).from('calendar_days').select('day', 'is_workday').unionAll(years)
}

/** To be asked beside other things: the calendar, as `calendarOf` takes it. */
export function askCalendar(trx: Trx) {
  return asRows(trx.from(entries(trx).as('entries')), ['day', 'is_workday'])
}

export function calendarOf(asked: unknown): WorkCalendar {
  return calendarWith(enteredIn(sqlRows(asked)))
}

function enteredIn(rows: Record<string, any>[]): Entered {
  const [days, entered] = [rows.filter(isDay), rows.filter((row) => !isDay(row))]
  return {
    days: new Map(days.map((row) => [row.day, Boolean(row.is_workday)])),
    years: new Set(entered.map((row) => Number(row.day))),
  }
}

const isDay = (row: Record<string, any>) => row.is_workday !== null

/** The calendar with other corrections than those in force: for looking ahead at what a change would move. */
export function calendarWith({ days, years }: Entered): WorkCalendar {
  return {
    isWorkday: (day) => days.get(day) ?? (inLibrary(day) ? isPublishedWorkday(day) : !isWeekend(day)),
    isEstimated: (day) => !inLibrary(day) && !years.has(yearOf(day)),
  }
}

/** Lists ask for the same days row after row; the answers of the library never change. */
const published = new Map<string, boolean>()

function isPublishedWorkday(day: string) {
  const known = published.get(day) ?? chineseDays.isWorkday(day)
  published.set(day, known)
  return known
}

/** The holiday that a day off, or the make-up day for it, belongs to; null for all other days. */
export function holidayName(day: string, locale: string): string | null {
  if (!inLibrary(day)) return null
  const [english, chinese] = chineseDays.getDayDetail(day).name.split(',')
  return chinese ? (locale === 'en' ? english : chinese) : null
}

function inLibrary(day: string) {
  return yearOf(day) >= PUBLISHED.first && yearOf(day) <= PUBLISHED.last
}

function yearOf(day: string) {
  return Number(day.slice(0, 4))
}
