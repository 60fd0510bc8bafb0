import config from '#config/evaluation_reading'
import { type Grade, GRADES, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { type Prepared, type Standing, standings } from './standings.js'
import { apportioned, mapWeights, WHOLE, weightsOf } from './weights.js'

/** How often a point kept its grade, in per cent, and between which ranks it stood in nine of ten draws. */
export type Stability = { id: number; kept: number; grades: Record<Grade, number>; best: number; worst: number }

/**
 * 等次稳定性: the ranking under weights that are a little different, by chance. Each draw moves every weight by up to
 * the spread, the same way in all variants, and brings them back to 100. The same seed gives the same draws.
 */
export function stabilityOf(content: IndicatorContent, points: readonly Prepared[], seed: number) {
  const draws = drawsFor(points.length * indicatorsOf(content).length)
  const weights = weightsOf(content)
  const before = standings(content, points, weights)
  const tally = points.map(() => ({ grades: new Map<Grade, number>(), ranks: [] as number[] }))
  const chance = chanceFrom(seed)
  for (let draw = 0; draw < draws; draw++) {
    const factors = indicatorsOf(content).map(() => 1 + (config.draws.spread / 100) * (2 * chance() - 1))
    const drawn = mapWeights(weights, (own) =>
      apportioned(
        own.map((weight, at) => weight * factors[at]),
        WHOLE
      )
    )
    for (const [at, { grade, rank }] of standings(content, points, drawn).entries()) {
      tally[at].grades.set(grade, (tally[at].grades.get(grade) ?? 0) + 1)
      tally[at].ranks.push(rank)
    }
  }
  return { draws, seed, lines: tally.map((one, at) => lineFor(before[at], one, draws)) }
}

/** Large cycles get fewer draws, so that a page never waits for them. */
export function drawsFor(lines: number) {
  const { count, mostLines } = config.draws
  return Math.max(1, Math.min(count, Math.floor(mostLines / Math.max(1, lines))))
}

function lineFor({ id, grade }: Standing, { grades, ranks }: Tally, draws: number): Stability {
  const share = (of: Grade) => Math.round(((grades.get(of) ?? 0) * 1000) / draws) / 10
  ranks.sort((one, other) => one - other)
  const at = (part: number) => ranks[Math.min(draws - 1, Math.floor(draws * part))]
  return {
    ...{ id, kept: share(grade), best: at(0.05), worst: at(0.95) },
    grades: Object.fromEntries(GRADES.map((of) => [of, share(of)])) as Record<Grade, number>,
  }
}

type Tally = { grades: Map<Grade, number>; ranks: number[] }

/** mulberry32 */
function chanceFrom(seed: number) {
  let next = seed
  return () => {
    next = (next + 0x6d2b79f5) | 0
    let mixed = Math.imul(next ^ (next >>> 15), 1 | next)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const isFirm = ({ kept }: Stability) => kept >= config.draws.firm
