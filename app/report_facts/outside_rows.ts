import db from '@adonisjs/lucid/services/db'
import { periodOf } from '#app/outside_figures/figure_period'
import type { OutsideMeasure } from '#app/outside_figures/outside_figure'
import type { GroupedRow } from './fact_builder.js'
import { listed, NOTHING, zh } from './report_words.js'

/** A figure of another system that counts towards its year. */
export type OutsideRow = GroupedRow & {
  measure: OutsideMeasure
  source: string
  /** 01 to 12; null where it is of a quarter or of the whole year. */
  month: string | null
  value: number
  /** ISO day. */
  asOf: string
}

/** Those of two years: one statement. */
export async function outsideRows(year: number, measures: readonly OutsideMeasure[]): Promise<OutsideRow[]> {
  const rows = await db
    .from('outside_figures')
    .whereIn('measure', [...measures])
    .whereBetween('year', [year - 1, year])
    .where('counts', true)
    .select('measure', 'source', 'period', 'year', 'value', db.raw('substr(as_of, 1, 10) as day'))
  return rows.map((row) => ({
    ...{ year: Number(row.year), records: 1, measure: row.measure, source: row.source },
    ...{ month: monthOf(row.period), value: Number(row.value), asOf: row.day },
  }))
}

function monthOf(period: string) {
  return periodOf(period)?.kind === 'month' ? period.slice(5, 7) : null
}

export const visitsByMonth = (rows: readonly OutsideRow[]) => rows.filter(({ month }) => month !== null)

/** Where a figure of table 4 comes from, and until when it was counted. */
export function sourcesOf(rows: readonly OutsideRow[], measure: OutsideMeasure, year: number): string[] {
  const own = rows.filter((row) => row.measure === measure && row.year === year)
  if (own.length === 0) return [NOTHING, NOTHING]
  const sources = [...new Set(own.map(({ source }) => source))].sort()
  const asOf = own.map((row) => row.asOf).sort()
  return [listed(sources.map((source) => zh(`outside_figures.systems.${source}`))), asOf.at(-1)!]
}
