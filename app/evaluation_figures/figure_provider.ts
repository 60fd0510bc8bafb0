import type { Trx } from '#app/core/dialect'
import type { PointFigures } from '#app/indicators/figure_providers'
import type { Figure, Figures } from '#app/indicators/rules'
import { definitionOf } from './figure_definitions.js'
import { pointsOfYear } from './points_of_year.js'
import { standingsOf, type Standing, type Standings } from './standings.js'

/** What an indicator system is tried on: every point of a year, its figures frozen where they are, as they count. */
export async function figureProvider(year: number): Promise<PointFigures[]> {
  const points = await pointsOfYear(year).orderBy('id')
  const figures = await recordFigures(
    points.map(({ id }) => id),
    year
  )
  return points.map(({ id, name, hostType }) => ({ id, name, hostType, figures: figures.get(id)! }))
}

/** What the records say of some points in a year, in the form that rules take. */
export async function recordFigures(designationIds: readonly number[], year: number): Promise<Map<number, Figures>> {
  const years = await standingsOf(designationIds, year, { compares: false })
  return new Map([...years].map(([id, { figures }]) => [id, inForm(figures)]))
}

/** The same of what is frozen alone, read in the transaction that judges it; who is not frozen is not among them. */
export async function frozenFigures(
  designationIds: readonly number[],
  year: number,
  client: Trx
): Promise<Map<number, Figures>> {
  const years = await standingsOf(designationIds, year, { compares: false, live: new Map(), client })
  return new Map([...years].flatMap(([id, { freeze, figures }]) => (freeze ? [[id, inForm(figures)]] : [])))
}

const inForm = (figures: Standings): Figures =>
  Object.fromEntries(Object.values(figures).map((one) => [one.key, told(one)]))

/** Shares are told as part and whole, so that nothing is rounded before it is judged; what is not known stays unknown. */
export function told({ key, value, system, override }: Standing): Figure {
  if (value === null || definitionOf(key)!.kind !== 'share') return value
  if (override?.state === 'confirmed') return { part: value, whole: 100 }
  return { part: system.numerator!, whole: system.denominator! }
}
