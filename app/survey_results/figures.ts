import type { Asked, Reading } from './asked.js'
import { halfWidth } from './intervals.js'
import type { Level, LevelMap } from './levels.js'
import { distributionOf, npsOf, praiseRate, topTwoRate, type Nps, type Rate } from './rates.js'
import { indexOf, type IndexRule, type Mean } from './satisfaction_index.js'

/** What a group of respondents said. */
export type Figures = {
  n: number
  index: number | null
  /** Half the width of its 95 % interval, over the respondents' own indices. */
  half: number | null
  dimensions: Record<string, Mean>
  /** On the question about everything, ★5 first. */
  levels: number[]
  praise: Rate | null
  topTwo: Rate | null
  nps: Nps | null
}

export function ruleOf({ items, dimensions }: Asked, map: LevelMap): IndexRule {
  return { items, dimensions, map }
}

export function figuresOf(readings: readonly Reading[], rule: IndexRule): Figures {
  const { index, dimensions } = indexOf(
    readings.map(({ levels }) => levels),
    rule
  )
  const levels = distributionOf(answered(readings.map(({ overall }) => overall)))
  return {
    n: readings.length,
    ...{ index, dimensions, levels },
    half: halfWidth(ownIndices(readings, rule)),
    praise: praiseRate(levels),
    topTwo: topTwoRate(levels),
    nps: npsOf(answered(readings.map(({ nps }) => nps))),
  }
}

/** The index of each respondent alone, of those who rated anything. */
export function ownIndices(readings: readonly Reading[], rule: IndexRule): number[] {
  return answered(readings.map(({ levels }) => indexOf([levels], rule).index))
}

export type ItemFigure = Mean & { id: string; levels: number[]; importance: number | null }

/** Each rated item: its mean, its five levels, and how closely it goes along with the opinion of everything. */
export function itemFigures(readings: readonly Reading[], rule: IndexRule, fewest: number): ItemFigure[] {
  const { items } = indexOf(
    readings.map(({ levels }) => levels),
    rule
  )
  return rule.items
    .filter(({ id }) => items[id])
    .map(({ id }) => ({
      id,
      ...items[id],
      levels: distributionOf(answered(readings.map(({ levels }) => levels[id] ?? null))),
      importance: correlation(
        readings.flatMap(({ levels, overall }) => (levels[id] && overall ? [[levels[id], overall] as const] : [])),
        fewest
      ),
    }))
}

/** Pearson's r; null for too few pairs or where one side never changes. */
export function correlation(pairs: readonly (readonly [Level, Level])[], fewest: number) {
  const n = pairs.length
  if (n < fewest) return null
  const mean = (of: 0 | 1) => pairs.reduce((total, pair) => total + pair[of], 0) / n
  const [x, y] = [mean(0), mean(1)]
  let [xy, xx, yy] = [0, 0, 0]
  for (const [one, other] of pairs) {
    xy += (one - x) * (other - y)
    xx += (one - x) ** 2
    yy += (other - y) ** 2
  }
  return xx * yy === 0 ? null : xy / Math.sqrt(xx * yy)
}

const answered = <T>(values: readonly (T | null)[]) => values.filter((value): value is T => value !== null)
