import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { beijingYear } from '#app/core/beijing_day'

/** The first year that is offered: the network of service points began with it. */
const FIRST = 2022
const CENTURY = { first: 2000, last: 2100 }

/** The year of the address, or this one. */
export function askedYear({ request }: Pick<HttpContext, 'request'>) {
  const year = Number(request.input('year'))
  return Number.isInteger(year) && year >= CENTURY.first && year <= CENTURY.last ? year : beijingYear()
}

/** Those to choose from, up to the next one: its notice comes in autumn. */
export function offeredYears(year: number) {
  const years = Array.from({ length: beijingYear() + 2 - FIRST }, (_unused, index) => FIRST + index)
  return years.includes(year) ? years : [...years, year].sort()
}

/** 文号 of the notice that an administrator entered for this year. */
export async function docNumberOf(year: number): Promise<string | null> {
  const row = await db.from('calendar_years').where({ year }).first()
  return row?.doc_number ?? null
}

/** Where a day, or the notice of a year, is entered. */
export async function renderCalendarForm({ view, request }: HttpContext, year: number) {
  return view.render('pages/office/calendar/form', {
    year,
    docNumber: request.input('noticeNumber', await docNumberOf(year)),
    lines: request.input('lines'),
  })
}
