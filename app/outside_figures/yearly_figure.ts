import { WHOLE_CITY } from '#app/tallies/countings'
import { periodOf } from './figure_period.js'

type Given = { id: number; period: string; districtCode: string }

export type YearlyRule = 'sum' | 'last'

/**
 * Which figures of one measure, source and year make the year's figure; what they say adds up to it.
 *
 * A figure for the whole city contains those of its districts, a year its quarters, a quarter its months: the wider one
 * counts alone. Of a level (`last`) only the latest period counts.
 */
export function countedFigures(given: readonly Given[], rule: YearlyRule): Set<number> {
  const city = given.filter(({ districtCode }) => districtCode === WHOLE_CITY)
  if (city.length > 0) return new Set(countedOf(city, rule))
  const districts = Map.groupBy(given, ({ districtCode }) => districtCode)
  return new Set([...districts.values()].flatMap((figures) => countedOf(figures, rule)))
}

function countedOf(figures: readonly Given[], rule: YearlyRule): number[] {
  const dated = figures.map(({ id, period }) => ({ id, ...periodOf(period)! }))
  const year = dated.find(({ kind }) => kind === 'year')
  if (year) return [year.id]
  if (rule === 'last') {
    const [latest] = dated.sort((a, b) => b.until.localeCompare(a.until) || a.from.localeCompare(b.from))
    return [latest.id]
  }
  const quarters = dated.filter(({ kind }) => kind === 'quarter')
  const isWithin = (day: string) => quarters.some(({ from, until }) => day >= from && day <= until)
  return dated.filter(({ kind, from }) => kind === 'quarter' || !isWithin(from)).map(({ id }) => id)
}
