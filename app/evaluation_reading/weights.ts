import { hundredths } from '#app/indicators/fraction'
import { type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'

/** The weights of one variant in the order of the indicators; hundredths, 10 000 together. */
export type Weights = readonly number[]
/** By variant. */
export type AllWeights = Readonly<Record<string, Weights>>

export const WHOLE = 10_000
/** Relative changes are told in thousandths of a weight. */
const THOUSAND = 1000

export function weightsOf(content: IndicatorContent): AllWeights {
  return Object.fromEntries(
    content.variants.map(({ id }) => [id, indicatorsOf(content).map(({ points }) => hundredths(points[id] ?? 0))])
  )
}

/**
 * One weight changes by so many thousandths of itself, the others make room in proportion. These are weights that an
 * office could write down: hundredths, and 100 together.
 */
export function movedWeights(weights: Weights, at: number, thousandths: number): Weights {
  const moved = Math.min(WHOLE, Math.round((weights[at] * (THOUSAND + thousandths)) / THOUSAND))
  const others = apportioned(
    weights.map((weight, place) => (place === at ? 0 : weight)),
    WHOLE - moved
  )
  return others.map((weight, place) => (place === at ? moved : weight))
}

export function mapWeights(all: AllWeights, change: (weights: Weights) => Weights): AllWeights {
  return Object.fromEntries(Object.entries(all).map(([variant, weights]) => [variant, change(weights)]))
}

/** Shares of a whole in proportion; what rounding down leaves goes to the largest remainders, the earlier first. */
export function apportioned(shares: readonly number[], whole: number): number[] {
  const sum = shares.reduce((all, one) => all + one, 0)
  if (sum === 0) return shares.map(() => 0)
  const exact = shares.map((share) => (share * whole) / sum)
  const given = exact.map(Math.floor)
  const left = whole - given.reduce((all, one) => all + one, 0)
  const next = exact.map((value, at) => ({ at, rest: value - given[at] }))
  next.sort((one, other) => other.rest - one.rest || one.at - other.at)
  for (const { at } of next.slice(0, left)) given[at]++
  return given
}
