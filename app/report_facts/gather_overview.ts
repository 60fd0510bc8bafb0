import { boardOf } from '#app/action_plan/plan_board'
import { planOfYear } from '#app/action_plan/plan_of_year'
import type { MeasureCode } from '#app/tallies/countings'
import { sumsOf } from '#app/tallies/figures'
import type { Gathered } from './chapter_content.js'
import { missingOf } from './fact_builder.js'
import type { Fact } from './fact.js'
import { measureFact } from './measure_facts.js'
import { targetRows } from './plan_facts.js'
import { firstYearOfRegister, lastDayOf } from './points_of_report.js'

/** What the report begins with; the facts themselves are told by the chapter that they belong to. */
export const headlines = [
  { measure: 'consultations', label: '信息公共咨询服务', fact: 'services.consultations' },
  { measure: 'training_sessions', label: '知识产权信息利用培训', fact: 'services.sessions' },
  { measure: 'training_attendance', label: '培训科研人员和知识产权管理人员', fact: 'services.target_attendance' },
  { measure: 'thematic_db_new', label: '新建专题数据库', fact: 'resources.databases' },
  { measure: 'analysis_reports', label: '数据分析报告', fact: 'services.reports' },
  { measure: 'platform_visits', label: '平台访问量', fact: 'resources.visits' },
] as const satisfies { measure: MeasureCode; label: string; fact: string }[]

/** Figure 1: of one size, so that one line does not flatten the other. */
export const trends = ['consultations', 'training_attendance'] as const

export const POINTS = '市级网点'

export const trendKey = (measure: string, year: number) => `overview.trend.${measure}.y${year}`

export async function gatherOverview(year: number): Promise<Gathered> {
  const codes = headlines.map(({ measure }) => measure)
  const sums = await sumsOf({ measures: codes, from: year - 3, until: year })
  const told = headlines.map((headline) => ({
    ...headline,
    ...{ isKnown: sums.some((sum) => sum.measure === headline.measure && sum.year === year) },
  }))
  const first = await firstYearOfRegister()
  const earlier = trends.flatMap((measure) =>
    [year - 2, year - 1].map((of) =>
      measureFact(sums, of, { measure, key: trendKey(measure, of), label: `${of}年${labelOf(measure)}` })
    )
  )
  const plan = await planOf(year)
  return {
    facts: [...earlier, ...plan.facts],
    lists: { plan: plan.name, targets: plan.lines },
    sums: plan.sums,
    missing: [
      ...told.filter(({ isKnown }) => !isKnown).map(({ label }) => ({ about: label, why: 'not_recorded' as const })),
      ...(first === null || first > year ? [{ about: POINTS, why: 'not_recorded' as const }] : []),
      ...missingOf(plan.facts),
    ],
  }
}

const labelOf = (measure: (typeof trends)[number]) => headlines.find((one) => one.measure === measure)!.label

/** The plan that the year belongs to, as it stood on the last day of the year. */
async function planOf(year: number) {
  const plan = await planOfYear(year)
  if (!plan) return { name: [], lines: [], facts: [] as Fact[], sums: [] }
  const rows = targetRows(plan, await boardOf(plan, lastDayOf(year)), year)
  return { name: [[plan.name, plan.docNumber ?? '']], ...rows }
}
