import measures from '#config/measures'
import { allCountings, type MeasureCode } from '#app/tallies/countings'
import { figureOf, sumsOf, type Sum } from '#app/tallies/figures'
import { factsFrom } from './fact_builder.js'
import type { Fact, Unit } from './fact.js'

export const measureUnits: Record<MeasureCode, Unit> = {
  ...{ platform_visits: '次', point_total: '家', thematic_db_new: '个', analysis_reports: '份', consultations: '次' },
  ...{ training_sessions: '场次', training_attendance: '人次', media_items: '条' },
  ...{ patent_records: '条', trademark_records: '条', layout_records: '条' },
  ...{ park_coverage: '%', awareness_rate: '%', satisfaction_index: '分' },
}

export const measureDecimals = (measure: MeasureCode) => (measures[measure].kind === 'number' ? 0 : 1)

/** Of these each record is one; of the others a record brings a figure of its own. */
const EACH_IS_ONE: readonly MeasureCode[] = [
  ...(['consultations', 'training_sessions', 'thematic_db_new', 'analysis_reports', 'point_total'] as const),
]

/** The tallies of a year and of the year before: one statement. */
export function twoYearsOf(year: number, ...codes: MeasureCode[]) {
  return sumsOf({ measures: codes, from: year - 1, until: year })
}

/** A measure's figure of a year, as plan and evaluation have it. */
export function measureFact(
  sums: readonly Sum[],
  year: number,
  { measure, key, label }: { measure: MeasureCode; key: string; label: string }
): Fact {
  const own = sums.filter((sum) => sum.measure === measure)
  const fact = factsFrom({
    ...{ year, unit: measureUnits[measure], decimals: measureDecimals(measure), query: `tallies.${measure}@1` },
    rows: own.map((sum) => ({ ...sum, records: EACH_IS_ONE.includes(measure) ? sum.value : 1 })),
    value: (rows) => figureOf(rows, measure),
    rowsPath: rowsPathOf(measure, year),
  })
  return fact({ key, label })
}

export function rowsPathOf(measure: MeasureCode, year: number) {
  return (
    allCountings()
      .find((counting) => counting.measure === measure)
      ?.rowsPath({ year }) ?? null
  )
}
