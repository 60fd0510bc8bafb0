import db from '@adonisjs/lucid/services/db'
import { factsFrom, sumOf } from './fact_builder.js'
import type { Fact, Unit } from './fact.js'

type Wanted = { kind: string; category?: string; key: string; label: string; unit: Unit }

/** How many lines some registers have in a year: one statement for all of them. */
export async function lightRecordCounts(year: number, wanted: readonly Wanted[]): Promise<Fact[]> {
  const counted = await db
    .from('light_records')
    .whereIn('kind', [...new Set(wanted.map(({ kind }) => kind))])
    .where('state', 'kept')
    .whereBetween('year', [year - 1, year])
    .groupBy('kind', 'category', 'year')
    .select('kind', 'category', 'year')
    .count('* as records')
  const all = counted.map((row) => ({
    ...{ year: Number(row.year), kind: String(row.kind), category: row.category as string | null },
    records: Number(row.records),
  }))
  return wanted.map(({ kind, category, key, label, unit }) => {
    const fact = factsFrom({
      ...{ year, rows: all.filter((row) => row.kind === kind), unit, query: `light_records.${kind}@1` },
      ...{ rowsPath: `/ledgers/${kind}?year=${year}${category ? `&category=${category}` : ''}` },
      value: sumOf('records'),
    })
    return fact({ key, label, where: (row) => !category || row.category === category })
  })
}
