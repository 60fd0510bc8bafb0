import type { PointFigures } from '#app/indicators/figure_providers'
import type { Figure } from '#app/indicators/rules'
import { definitionOf } from './figure_definitions.js'
import { pointsOfYear } from './points_of_year.js'
import { standingsOf, type Standing } from './standings.js'

/** What an indicator system is tried on: every point of a year, its figures frozen where they are, as they count. */
export async function figureProvider(year: number): Promise<PointFigures[]> {
  const points = await pointsOfYear(year).orderBy('id')
  const ids = points.map(({ id }) => id)
  const years = await standingsOf(ids, year, { compares: false })
  return points.map(({ id, name, hostType }) => {
    const standings = Object.values(years.get(id)!.figures)
    return { id, name, hostType, figures: Object.fromEntries(standings.map((one) => [one.key, told(one)])) }
  })
}

/** Shares are told as part and whole, so that nothing is rounded before it is judged; what is not known stays unknown. */
function told({ key, value, system, override }: Standing): Figure {
  if (value === null || definitionOf(key)!.kind !== 'share') return value
  if (override?.state === 'confirmed') return { part: value, whole: 100 }
  return { part: system.numerator!, whole: system.denominator! }
}
