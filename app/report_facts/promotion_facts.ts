import LightRecord from '#app/light_records/light_record'
import type { Gathered } from './chapter_content.js'
import { missingOf } from './fact_builder.js'
import { collected, counted, type Measured, measuredFacts } from './measured.js'
import { zh } from './report_words.js'

/** As the register of promotion has them (light_records/exchange_kinds.ts). */
const MEDIA = ['article', 'video', 'broadcast', 'press', 'event'] as const

/** 宣传推广 by medium, from its register. */
export async function promotionFacts(year: number): Promise<Gathered> {
  const rows = await recordCounts('promotion', year)
  const known = counted(MEDIA, rows)
  const all = known.map(({ of, ...row }): Measured => ({ ...row, of: `promotion.${of}` }))
  const rowsPath = `/ledgers/promotion?year=${year}`
  const make = measuredFacts({
    year,
    rows: [...all, ...totals(known)],
    query: 'light_records.promotion@1',
    unit: '条',
    rowsPath,
  })
  const { facts, put } = collected('cases', make)
  const media = MEDIA.map((medium) => {
    const name = zh(`light_forms.promotion.media.${medium}`)
    return [name, put(`promotion.${medium}`, `${name}宣传`)]
  })
  put('promotion', '宣传推广')
  const sums = [{ total: 'cases.promotion', parts: MEDIA.map((medium) => `cases.promotion.${medium}`) }]
  return { facts, lists: { media }, sums, missing: missingOf(facts.slice(-1)) }
}

const totals = (known: readonly Measured[]) =>
  [...new Set(known.map(({ year }) => year))].map((year): Measured => {
    const value = known.filter((row) => row.year === year).reduce((sum, row) => sum + row.value!, 0)
    return { year, records: value, of: 'promotion', value }
  })

/** The lines of a small register in a year and the year before, by category: one statement. */
export async function recordCounts(kind: string, year: number) {
  const rows = await LightRecord.query()
    .where({ kind, state: 'kept' })
    .whereBetween('year', [year - 1, year])
    .groupBy('year', 'category')
    .select('year', 'category')
    .count('* as total')
  return rows.map(({ year: own, category, $extras }) => ({ year: own, of: category, total: $extras.total as number }))
}
