import { canonicalJson, sha256 } from '#app/core/canonical_json'

/** 家 of points, 次 of consultations and visits, 份 of reports … (domain §5.1) */
export const units = [
  ...(['家', '次', '场次', '人次', '个', '份', '项', '件', '名', '条', '天', '分', '%', '万元'] as const),
] as const
export type Unit = (typeof units)[number]

/** ISO days, both within it. */
export type Period = { from: string; until: string }

/** Why a figure is not known: nothing is invented in its place, and the report says so. */
export type WhyMissing = 'not_recorded' | 'not_published' | 'too_few' | 'not_finished'

/** One number of the report. Text, table and chart take it from here, so that none says another one. */
export type Fact = {
  /** `consultations.total`; unique in a report. */
  key: string
  /** As annex 4 names it, in Chinese. */
  label: string
  value: number | null
  decimals: 0 | 1 | 2
  unit: Unit
  period: Period
  /** The query that made it, with the version of its rule: `tallies.consultations@1`. */
  query: string
  /** The page whose rows add up to it; null where no page shows them. */
  rowsPath: string | null
  rowsCount: number
  /** SHA-256 over everything that it was made of, in an order that no database decides. */
  rowsHash: string
  /** The same figure of the year before; null where it is not known. */
  previous: number | null
  missing?: WhyMissing
}

/** The SHA-256 of rows, whatever order the database gave them in. */
export function hashOfRows(rows: readonly unknown[]) {
  return sha256(
    rows
      .map((row) => canonicalJson(row))
      .sort()
      .join('\n')
  )
}

/**
 * 同比: of percentages in percentage points, of all others in per cent, to one decimal.
 *
 * @returns null where there is nothing to compare with
 */
export function changeOf({ value, previous, unit }: Pick<Fact, 'value' | 'previous' | 'unit'>): number | null {
  if (value === null || previous === null) return null
  if (unit === '%') return rounded(value - previous)
  return previous === 0 ? null : rounded(((value - previous) / previous) * 100)
}

/** To one decimal, halves away from nothing; binary fractions are a little less than they look. */
const rounded = (value: number) => (Math.sign(value) * Math.round(Math.abs(value) * 10 + 1e-9)) / 10
