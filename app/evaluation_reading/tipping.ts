import config from '#config/evaluation_reading'
import { type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { asNumber } from './rate.js'
import { edgesOf, finalOf, linesOf, type Prepared, type Standing } from './standings.js'
import { type AllWeights, movedWeights, WHOLE, type Weights, weightsOf } from './weights.js'

/** A change of one weight, in thousandths of itself: the smallest that turns something over. */
export type Tipping = { at: number; thousandths: number }

/** A weight goes down to nothing, or up to twice itself. */
const MOST = 1000

/**
 * How far a difference of totals moves with one weight is a straight line, apart from rounding, and rounding is bounded.
 * So the line says where the turn cannot be yet, and from there on every thousandth is tried with the totals themselves.
 */
type Question = {
  /** The points whose totals it is about, and what is counted: their totals go in with these signs. */
  terms: readonly { point: Prepared; sign: 1 | -1 }[]
  /** From what number on (or below what number) it has turned. */
  turned: (value: number) => boolean
  /** How far away that is now. */
  distance: number
}

/** @returns null where no weight alone can do it */
export function smallestTipping(moves: Moves, question: Question): Tipping | null {
  const steepest = question.terms[0].point.rates
    .map((_rate, at) => ({ at, slope: Math.abs(slopeOf(moves.weights, question, at)) }))
    .filter(({ slope }) => slope > 0)
    .sort((one, other) => other.slope - one.slope)
  let best: Tipping | null = null
  for (const { at, slope } of steepest) best = tippingOf(moves, question, { at, slope }, best) ?? best
  return best
}

/** What is smaller than the best so far. */
function tippingOf(moves: Moves, question: Question, { at, slope }: Slope, best: Tipping | null): Tipping | null {
  const most = best === null ? MOST : Math.abs(best.thousandths) - 1
  const first = Math.max(1, Math.floor((question.distance - blurOf(question)) / slope))
  for (let step = first; step <= most; step++) {
    for (const thousandths of [step, -step]) {
      if (question.turned(valueAt(moves, question, { at, thousandths }))) return { at, thousandths }
    }
  }
  return null
}

type Slope = { at: number; slope: number }

/** Hundredths of a point for each thousandth, before anything is rounded. */
function slopeOf(weights: AllWeights, { terms }: Question, at: number) {
  return terms.reduce((sum, { point, sign }) => {
    const own = weights[point.variant]
    if (own[at] === WHOLE) return sum
    const rates = point.rates.map(asNumber)
    const others = own.reduce((all, weight, place) => (place === at ? all : all + weight * rates[place]), 0)
    return sum + (sign * own[at] * (rates[at] - others / (WHOLE - own[at]))) / 1000
  }, 0)
}

/** Each line is rounded by half a hundredth, before and after; each weight by less than one. */
const blurOf = ({ terms }: Question) => terms.reduce((sum, { point }) => sum + 2 * point.rates.length + 1, 0)

function valueAt(moves: Moves, { terms }: Question, tipping: Tipping) {
  return terms.reduce(
    (sum, { point, sign }) => sum + sign * finalOf(point, linesOf(point, moves.to(point.variant, tipping))),
    0
  )
}

/** Weights after a change, worked out once for all points. */
export class Moves {
  readonly #known = new Map<string, Weights>()

  constructor(readonly weights: AllWeights) {}

  to(variant: string, { at, thousandths }: Tipping): Weights {
    const key = `${variant} ${at} ${thousandths}`
    const known = this.#known.get(key) ?? movedWeights(this.weights[variant], at, thousandths)
    this.#known.set(key, known)
    return known
  }
}

/** Points nearest to the edge of a grade, by their totals alone, with what lifts them over it or lets them fall. */
export function edgeTippings(content: IndicatorContent, points: readonly Prepared[], now: readonly Standing[]) {
  const moves = new Moves(weightsOf(content))
  return nearestEdges(content, points, now).map(({ point, grade, from, by }) => {
    const isBelow = by > 0
    const turned = (value: number) => value >= from === isBelow
    const tipping = smallestTipping(moves, { terms: [{ point, sign: 1 }], turned, distance: Math.abs(by) })
    return { id: point.id, grade, isBelow, by: Math.abs(by), tipping }
  })
}

function nearestEdges(content: IndicatorContent, points: readonly Prepared[], now: readonly Standing[]) {
  return points
    .flatMap((point, at) => edgesOf(content).map((edge) => ({ point, ...edge, by: edge.from - now[at].final })))
    .filter(({ by }) => Math.abs(by) <= config.nearEdge * 100)
    .sort((one, other) => Math.abs(one.by) - Math.abs(other.by) || one.point.id - other.point.id)
    .slice(0, config.mostTippings)
}

/** Who stands next to each other, most closely, with what would make the lower one the better. */
export function pairTippings(content: IndicatorContent, points: readonly Prepared[], now: readonly Standing[]) {
  const moves = new Moves(weightsOf(content))
  return nearestPairs(points, now).map(({ upper, lower, by }) => {
    const terms = [{ point: upper, sign: -1 } as const, { point: lower, sign: 1 } as const]
    const tipping = smallestTipping(moves, { terms, turned: (value) => value > 0, distance: by })
    return { upper: upper.id, lower: lower.id, by, tipping }
  })
}

function nearestPairs(points: readonly Prepared[], now: readonly Standing[]) {
  const order = points
    .map((point, at) => ({ point, final: now[at].final }))
    .sort((one, other) => other.final - one.final || one.point.id - other.point.id)
  return order
    .slice(1)
    .map((lower, at) => ({ upper: order[at].point, lower: lower.point, by: order[at].final - lower.final }))
    .filter(({ by }) => by > 0 && by <= config.nearNeighbour * 100)
    .sort((one, other) => one.by - other.by)
    .slice(0, config.mostTippings)
}

/** 12.00 → 12.41, in each variant. */
export function weightsAround(content: IndicatorContent, { at, thousandths }: Tipping) {
  const weights = weightsOf(content)
  return content.variants.map((variant) => ({
    variant,
    indicator: indicatorsOf(content)[at],
    before: weights[variant.id][at],
    after: movedWeights(weights[variant.id], at, thousandths)[at],
  }))
}
