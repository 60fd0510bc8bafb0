import type { Counting } from '#app/tallies/countings'
import type { OutsideMeasure } from './outside_figure.js'
import { outsideMeasures } from './outside_figure.js'

const source = 'outside_figures'

/** What a year's figures of all systems add up to, by district; `counts` is kept by outside_figure_workflow.ts. */
const countingOf = (measure: OutsideMeasure): Counting => ({
  measure,
  source,
  async count(client) {
    const rows = await client
      .from('outside_figures')
      .where({ measure, counts: true })
      .select('year', 'district_code')
      .sum({ value: 'value', base: 'base' })
      .groupBy('year', 'district_code')
    return rows.map((row) => ({
      year: Number(row.year),
      organizationId: 0,
      districtCode: row.district_code,
      value: Number(row.value),
      base: row.base === null ? undefined : Number(row.base),
    }))
  },
  rowsPath: ({ year, district }) =>
    `/outside-figures?measure=${measure}&year=${year}&counts=yes` + (district ? `&district=${district}` : ''),
})

export const outsideCountings = outsideMeasures.map(countingOf)

export function outsideCounting(measure: OutsideMeasure) {
  return outsideCountings.find((counting) => counting.measure === measure)!
}
