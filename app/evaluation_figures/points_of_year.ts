import { beijingYear } from '#app/core/beijing_day'
import Designation from '#app/designations/designation'

/** Titles that were held on some day of a year. */
export function pointsOfYear(year: number) {
  const first = `${year}-01-01`
  return Designation.query()
    .where('recognizedOn', '<=', `${year}-12-31`)
    .where((term) => void term.where('validUntil', '>=', first).orWhere('state', 'under_renewal'))
    .whereNotExists((ended) => {
      ended.from('register_entries').whereColumn('register_entries.designation_id', 'designations.id')
      ended.whereIn('kind', ['revoke', 'deregister', 'expire']).where('effective_on', '<', first)
    })
}

/** Offered on pages, the newest first; an address may name an older one. */
export const yearsOffered = () => Array.from({ length: 4 }, (_, back) => beijingYear() - back)

/** Before it nobody was evaluated. */
export const FIRST_YEAR = 2015

/** The year of an address that is only read; this one where it says none or nonsense. */
export function yearIn(given: unknown) {
  const year = Number(given)
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= beijingYear() ? year : beijingYear()
}
