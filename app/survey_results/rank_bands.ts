import type { Interval } from './intervals.js'

export type Band = { best: number; worst: number }

/**
 * Between which ranks each of them stands: before it are only those whose whole interval lies above its own. Where
 * intervals overlap there is no order.
 */
export function rankBands(intervals: readonly Interval[]): Band[] {
  return intervals.map(({ low, high }) => ({
    best: 1 + intervals.filter((other) => other.low > high).length,
    worst: intervals.length - intervals.filter((other) => other.high < low).length,
  }))
}
