import db from '@adonisjs/lucid/services/db'
import measures from '#config/measures'
import type { MeasureCode } from './countings.js'

export type Sum = { measure: MeasureCode; source: string; year: number; district: string; value: number; base: number }

type Range = { measures: readonly MeasureCode[]; from: number; until: number }

/** What was counted, by measure, source, year and district: one statement over the tallies. */
export async function sumsOf({ measures: codes, from, until }: Range): Promise<Sum[]> {
  const rows = await db
    .from('tallies')
    .whereIn('measure', [...codes])
    .whereBetween('year', [from, until])
    .groupBy('measure', 'source', 'year', 'district_code')
    .select('measure', 'source', 'year', 'district_code')
    .sum({ value: 'value', base: 'base' })
  return rows.map((row) => ({
    ...{ measure: row.measure, source: row.source, year: Number(row.year), district: row.district_code },
    value: Number(row.value),
    base: Number(row.base ?? 0),
  }))
}

/**
 * The figure that some sums make together; null where nothing was counted. Shares are per cent and means are points,
 * both to two decimals.
 */
export function figureOf(sums: readonly Sum[], measure: MeasureCode): number | null {
  const own = sums.filter((sum) => sum.measure === measure)
  if (own.length === 0) return null
  const [value, base] = [total(own, 'value'), total(own, 'base')]
  const { kind } = measures[measure]
  if (kind === 'number') return value
  if (base === 0) return null
  return Math.round((value * (kind === 'share' ? 10_000 : 100)) / base) / 100
}

const total = (sums: readonly Sum[], of: 'value' | 'base') => sums.reduce((sum, row) => sum + row[of], 0)
