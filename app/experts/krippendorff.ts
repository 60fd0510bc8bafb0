export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Squared difference of two values; `counts` says how often each value, in order, was given. */
const differences: Record<Level, (a: number, b: number, counts: Map<number, number>) => number> = {
  nominal: (a, b) => (a === b ? 0 : 1),
  interval: (a, b) => (a - b) ** 2,
  ratio: (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2),
  ordinal: (a, b, counts) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const between = [...counts].filter(([value]) => value >= low && value <= high)
    const sum = between.reduce((total, [, count]) => total + count, 0)
    return (sum - (counts.get(a)! + counts.get(b)!) / 2) ** 2
  },
}

/**
 * Krippendorff's α (Computing Krippendorff's Alpha-Reliability, 2011): how far judges agree beyond chance.
 *
 * @param units for each subject what the judges gave it; null where one gave nothing
 * @returns null where there is nothing to compare, or no two values differ
 */
export function krippendorffAlpha(units: readonly (readonly (number | null)[])[], level: Level): number | null {
  const pairable = units
    .map((values) => values.filter((value) => value !== null))
    .filter((values) => values.length >= 2)
  const counts = countsOf(pairable.flat())
  const total = pairable.flat().length
  const difference = (a: number, b: number) => differences[level](a, b, counts)

  let expected = 0
  for (const [a, times] of counts) for (const [b, others] of counts) expected += times * others * difference(a, b)
  if (expected === 0) return null

  let observed = 0
  for (const values of pairable)
    for (const a of values) for (const b of values) observed += difference(a, b) / (values.length - 1)
  return 1 - ((total - 1) * observed) / expected
}

function countsOf(values: readonly number[]) {
  const counts = new Map<number, number>()
  for (const value of [...values].sort((a, b) => a - b)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
