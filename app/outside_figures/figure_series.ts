import config from '#config/outside_figures'

export type Month = {
  month: string
  value: number | null
  /** Against the month before, in whole per cent. */ jump: number | null
}

/**
 * The months of some figures in one unbroken row, those that nobody gave as null, with the jumps that should be looked
 * at (config/outside_figures.ts).
 *
 * @param until the last month that should be there, for example 2026-10
 */
export function seriesOf(given: ReadonlyMap<string, number>, until: string): Month[] {
  const first = [...given.keys()].sort()[0]
  if (!first) return []
  const last = [...given.keys(), until].sort().at(-1)!
  const months: Month[] = []
  for (let month = first; month <= last; month = nextMonth(month)) {
    const value = given.get(month) ?? null
    months.push({ month, value, jump: jumpOf(months.at(-1)?.value ?? null, value) })
  }
  return months
}

/** How far a value is from the one before, when that is further than it should be. */
export function jumpOf(before: number | null, value: number | null): number | null {
  if (before === null || value === null || before === 0) return null
  const percent = Math.round(((value - before) * 100) / before)
  return Math.abs(value - before) * 100 > before * config.jumpPercent ? percent : null
}

export function nextMonth(month: string, by = 1) {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
