import { consultationCounting } from '#app/activities/consultation_counting'
import { channels, clientTypes, levels } from '#app/activities/consultation_form'
import { ipFields } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'
import type { Gathered } from './chapter_content.js'
import { factsFrom, percentOf, sumFrom, sumOf } from './fact_builder.js'
import type { Fact } from './fact.js'
import { consultationsBy, consultationsByMonth, pointsWithConsultations, type CountedRow } from './ledger_rows.js'
import { keyOf, monthName, months, zh } from './report_words.js'

/** How consultations are told apart: the column of the ledger, the words and the filter of its page. */
export const dimensions = {
  channel: { title: '服务方式', column: 'channel', values: channels, words: 'consultation_form.channels' },
  client: { title: '服务对象', column: 'client_type', values: clientTypes, words: 'consultation_form.client_types' },
  field: { title: '服务领域', column: 'field', values: ipFields, words: 'ip_fields' },
  district: { title: '所属区', column: 'district_code', values: districtCodes, words: 'districts' },
  level: { title: '服务层级', column: 'level', values: levels, words: 'consultation_form.levels' },
} as const satisfies Record<string, { title: string; column: string; values: readonly string[]; words: string }>

export type Dimension = keyof typeof dimensions

/** The filters of the ledger's page. */
const FILTERS: Record<Dimension, string> = {
  ...{ channel: 'channel', client: 'clientType', field: 'field', district: 'district', level: 'level' },
}

export const dimensionKeys = (dimension: Dimension) =>
  dimensions[dimension].values.map((value) => `services.by_${dimension}.${keyOf(value)}`)

/** 电话 for `services.by_channel.phone` */
export function nameIn(dimension: Dimension, key: string) {
  const { words, values } = dimensions[dimension]
  return zh(`${words}.${values[dimensionKeys(dimension).indexOf(key)]}`)
}

/** The whole of it, from the tallies. */
export const CONSULTATIONS = 'services.consultations'

/** 咨询: in every way in which table 6 and figures 4 and 5 tell them apart; each way adds up to the same whole. */
export async function consultationFacts(year: number) {
  const facts: Fact[] = []
  const sums: Gathered['sums'][number][] = []
  for (const dimension of Object.keys(dimensions) as Dimension[]) {
    const counts = partsOf(dimension, year, await consultationsBy(dimensions[dimension].column, year))
    facts.push(...counts.flatMap(({ count, share }) => [count, share]))
    sums.push(
      sumFrom(
        CONSULTATIONS,
        counts.map(({ count }) => count)
      )
    )
  }
  const fact = factsFrom({ ...ledger(year), rows: await consultationsByMonth(year), value: sumOf('records') })
  const monthly = months.map((month) =>
    fact({
      key: `services.consultations.m${month}`,
      label: `${monthName(month)}咨询服务次数`,
      rowsPath: consultationCounting.rowsPath({ year, month }),
      where: ({ of }) => of === month,
    })
  )
  const points = factsFrom({
    ...{ ...ledger(year), query: 'consultations.points@1', unit: '家' as const },
    ...{ rows: await pointsWithConsultations(year), value: sumOf('points') },
  })
  facts.push(...monthly, points({ key: 'services.active_points', label: '提供咨询服务的网点数' }))
  sums.push(sumFrom(CONSULTATIONS, monthly))
  return { facts, sums }
}

const ledger = (year: number) =>
  ({ year, unit: '次', query: 'consultations@1', rowsPath: consultationCounting.rowsPath({ year }) }) as const

function partsOf(dimension: Dimension, year: number, rows: readonly CountedRow[]) {
  const { title, values, words } = dimensions[dimension]
  const fact = factsFrom({ ...ledger(year), rows, value: sumOf('records') })
  return values.map((value) => {
    const key = `services.by_${dimension}.${keyOf(value)}`
    const label = `按${title}：${zh(`${words}.${value}`)}`
    const isOf = ({ of }: CountedRow) => of === value
    const rowsPath = `${ledger(year).rowsPath}&${FILTERS[dimension]}=${value}`
    const shareOf = (some: readonly CountedRow[]) =>
      percentOf(sumOf('records')(some.filter(isOf)), sumOf('records')(some))
    return {
      count: fact({ key, label: `${label}咨询次数`, where: isOf, rowsPath }),
      share: fact({ key: `${key}.share`, label: `${label}占比`, unit: '%', decimals: 1, value: shareOf, rowsPath }),
    }
  })
}
