import { scoreOf, type Level, type LevelMap } from './levels.js'

/** One respondent's levels by item; missing: not asked, not answered or 不了解/不适用. */
export type Levels = Readonly<Record<string, Level | undefined>>

export type IndexRule = {
  items: readonly { id: string; dimension: string }[]
  /** 维度 with its weight. */
  dimensions: readonly { id: string; weight: number }[]
  map: LevelMap
}

/** A mean with how many it is of. */
export type Mean = { n: number; mean: number }

export type IndexParts = { index: number | null; items: Record<string, Mean>; dimensions: Record<string, Mean> }

/**
 * M_j = Σv/n_j over who answered item j; D_k = mean of its items; index = Σ W_k·D_k / Σ W_k over the dimensions that have
 * answers. `n` of a dimension: who answered at least one of its items.
 */
export function indexOf(respondents: readonly Levels[], rule: IndexRule): IndexParts {
  const items = itemMeans(respondents, rule)
  const dimensions: Record<string, Mean> = {}
  for (const { id } of rule.dimensions) {
    const own = rule.items.filter(({ dimension }) => dimension === id).map((item) => item.id)
    const means = own.filter((item) => items[item]).map((item) => items[item].mean)
    if (means.length === 0) continue
    const n = respondents.filter((levels) => own.some((item) => levels[item] !== undefined)).length
    dimensions[id] = { n, mean: sum(means) / means.length }
  }
  const known = rule.dimensions.filter(({ id }) => dimensions[id])
  const index = weightedMean(known.map(({ id, weight }) => ({ value: dimensions[id].mean, weight })))
  return { index, items, dimensions }
}

function itemMeans(respondents: readonly Levels[], { items, map }: IndexRule) {
  const means: Record<string, Mean> = {}
  for (const { id } of items) {
    let [n, total] = [0, 0]
    for (const levels of respondents) {
      if (levels[id] === undefined) continue
      n++
      total += scoreOf(levels[id], map)
    }
    if (n > 0) means[id] = { n, mean: total / n }
  }
  return means
}

/** Null where there is nothing, or nothing that weighs. */
export function weightedMean(parts: readonly { value: number; weight: number }[]) {
  const weights = sum(parts.map(({ weight }) => weight))
  return weights > 0 ? sum(parts.map(({ value, weight }) => value * weight)) / weights : null
}

/**
 * Shares of the whole, none above the cap: what is cut off is spread over the others by their weights, again and again
 * until none is above. Where there are too few for the cap, all are equal. Where nothing weighs, too.
 */
export function cappedShares(weights: readonly number[], cap: number): number[] {
  const equal = weights.map(() => 1 / weights.length)
  if (weights.length * cap <= 1 + 1e-12 || sum(weights) === 0) return equal
  const capped = new Set<number>()
  for (;;) {
    const free = weights.map((weight, at) => (capped.has(at) ? 0 : weight))
    const [rest, left] = [1 - cap * capped.size, sum(free)]
    /** All that weighs is at the cap: the rest goes to those that weigh nothing, evenly. */
    const shareOf = (at: number) => (left > 0 ? (weights[at] * rest) / left : rest / (weights.length - capped.size))
    const shares = weights.map((_weight, at) => (capped.has(at) ? cap : shareOf(at)))
    const above = shares.flatMap((share, at) => (!capped.has(at) && share > cap + 1e-12 ? [at] : []))
    if (above.length === 0) return shares
    for (const at of above) capped.add(at)
  }
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
