import config from '#config/outside_figures'
import { beijingDay } from '#app/core/beijing_day'
import { Form, type Answers, type Check } from '#app/core/form'
import { districtCodes } from '#app/organizations/districts'
import { WHOLE_CITY } from '#app/tallies/countings'
import { periodOf } from './figure_period.js'
import { isShare, outsideMeasures, type OutsideMeasure } from './outside_figure.js'

const realPeriod: Check = {
  reads: ['period'],
  fault: ({ period }) => {
    const found = period && periodOf(String(period))
    if (period && !found) return { path: 'period', key: 'no_period' }
    return found && found.from > beijingDay() ? { path: 'period', key: 'period_to_come' } : null
  },
}

const countedWithin: Check = {
  reads: ['period', 'asOf'],
  fault: ({ period, asOf }) =>
    asOf && period && (periodOf(String(period))?.from ?? '') > asOf ? { path: 'asOf', key: 'before_period' } : null,
}

/** A share is told with its base, so that shares can be put together. */
const shareHasBase: Check = {
  reads: ['measure', 'value', 'base'],
  fault: ({ measure, value, base }) => {
    if (!isShare(String(measure))) return base ? { path: 'base', key: 'no_base' } : null
    if (!base) return { path: 'base', key: 'base_missing' }
    return Number(value) > Number(base) ? { path: 'value', key: 'more_than_base' } : null
  },
}

const most = 1_000_000_000_000

/** 外部数据: the same for the page, the upload and the interface. */
export const outsideFigureForm = new Form('outside_figure_form', [
  {
    name: 'figure',
    fields: [
      { kind: 'choice', name: 'measure', options: outsideMeasures, labels: 'outside_figures.measures' },
      { kind: 'choice', name: 'source', options: config.sources, labels: 'outside_figures.systems' },
      { kind: 'text', name: 'period', max: 20 },
      { kind: 'choice', name: 'district', options: districtCodes, labels: 'districts', required: false },
      { kind: 'integer', name: 'value', min: 0, max: most },
      { kind: 'integer', name: 'base', min: 1, max: most, required: false },
      { kind: 'date', name: 'asOf', latest: 'today' },
      { kind: 'text', name: 'note', max: 300, required: false },
    ],
    checks: [realPeriod, countedWithin, shareHasBase],
  },
])

/** What a checked form says, in the shape in which it is kept. */
export type FigureFacts = {
  measure: OutsideMeasure
  source: string
  period: string
  year: number
  districtCode: string
  value: number
  base: number | null
  /** ISO day. */
  asOf: string
  note: string | null
}

export function factsFrom({ measure, source, period, district, value, base, asOf, note }: Answers): FigureFacts {
  const { name, year } = periodOf(period)!
  return {
    ...{ measure, source, value, asOf, year },
    period: name,
    districtCode: district ?? WHOLE_CITY,
    base: base ?? null,
    note: note ?? null,
  }
}
