import type { Verdict } from './case_candidate.js'

type Placed = { rank: number; verdict: Verdict | null; value: string }

export type Spread = { value: string; shortlisted: number; byRank: number; chosen: number }

/**
 * How cases spread over categories or districts: shortlisted, what the jury's order alone would choose, and what was
 * chosen. The largest first.
 */
export function spreadOf(rows: readonly Placed[], toSelect: number): Spread[] {
  const ranks = rows.map(({ rank }) => rank).sort((one, other) => one - other)
  const last = ranks[Math.min(toSelect, ranks.length) - 1] ?? 0
  const lines = new Map<string, Spread>()
  for (const { value, rank, verdict } of rows) {
    const line = lines.get(value) ?? { value, shortlisted: 0, byRank: 0, chosen: 0 }
    lines.set(value, {
      value,
      shortlisted: line.shortlisted + 1,
      byRank: line.byRank + (rank <= last ? 1 : 0),
      chosen: line.chosen + (verdict === 'choose' ? 1 : 0),
    })
  }
  return [...lines.values()].sort(
    (one, other) => other.shortlisted - one.shortlisted || one.value.localeCompare(other.value)
  )
}
