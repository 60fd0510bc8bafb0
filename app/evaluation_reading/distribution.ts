import config from '#config/evaluation_reading'

/** All in hundredths of a point. */
export type Spread = { n: number; least: number; lower: number; median: number; upper: number; most: number }

/** Quartiles as spreadsheets count them (QUARTILE.INC), half up to hundredths; of nobody there are none. */
export function spreadOf(finals: readonly number[]): Spread | null {
  if (finals.length === 0) return null
  const sorted = [...finals].sort((one, other) => one - other)
  const [least, lower, median, upper, most] = [0, 1, 2, 3, 4].map((quarter) => quartile(sorted, quarter))
  return { n: sorted.length, least, lower, median, upper, most }
}

/** In quarters of a place everything is a whole number. */
function quartile(sorted: readonly number[], quarter: number) {
  const place = (sorted.length - 1) * quarter
  const [at, rest] = [Math.floor(place / 4), place % 4]
  const next = sorted[at + 1] ?? sorted[at]
  return Math.floor((2 * (sorted[at] * (4 - rest) + next * rest) + 4) / 8)
}

/** Half up to hundredths; only of groups that are large enough to be told by a mean. */
export function meanOf(finals: readonly number[]): number | null {
  if (isSmall(finals.length)) return null
  const sum = finals.reduce((all, one) => all + one, 0)
  return Math.floor((2 * sum + finals.length) / (2 * finals.length))
}

/** Fewer than this say something of themselves and nothing of a group. */
export function isSmall(n: number) {
  return n < config.leastGroup
}

/** In points: from (included) to (not included); 100 is in the last one. */
export type Bin = { from: number; to: number; count: number }

export function histogramOf(finals: readonly number[]): Bin[] {
  const { from: first, step } = config.histogram
  const edges = [0, ...Array.from({ length: (100 - first) / step }, (_, at) => first + at * step)]
  return edges.map((from, at) => {
    const to = edges[at + 1] ?? 100
    const isIn = (final: number) => (at === 0 || final >= from * 100) && (at === edges.length - 1 || final < to * 100)
    return { from, to, count: finals.filter(isIn).length }
  })
}
