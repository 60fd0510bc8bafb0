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
  { measure: 'consultations', verb: '提供', label: '信息公共咨询服务', fact: 'services.consultations' },
  { measure: 'training_sessions', verb: '举办', label: '知识产权信息利用培训', fact: 'services.sessions' },
  {
    measure: 'training_attendance',
    verb: '培训',
    label: '科研人员和知识产权管理人员',
    fact: 'services.target_attendance',
  },
  { measure: 'thematic_db_new', verb: '新建', label: '专题数据库', fact: 'resources.databases' },
  { measure: 'analysis_reports', verb: '发布', label: '数据分析报告', fact: 'services.reports' },
  { measure: 'platform_visits', verb: '', label: '平台访问量', fact: 'resources.visits' },
] as const satisfies { measure: MeasureCode; verb: string; label: string; fact: string }[]

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
      measureFact(sums, of, { measure, key: trendKey(measure, of), label: `${of}年${nameOf(measure)}` })
    )
  )
  const plan = await planOf(year)
  return {
    facts: [...earlier, ...plan.facts],
    lists: { plan: plan.name, targets: plan.lines },
    sums: plan.sums,
    missing: [
      ...told
        .filter(({ isKnown }) => !isKnown)
        .map(({ verb, label }) => ({ about: verb + label, why: 'not_recorded' as const })),
      ...(first === null || first > year ? [{ about: POINTS, why: 'not_recorded' as const }] : []),
      ...missingOf(plan.facts),
    ],
  }
}

const nameOf = (measure: (typeof trends)[number]) => {
  const { verb, label } = headlines.find((one) => one.measure === measure)!
  return verb + label
}

/** The plan that the year belongs to, as it stood on the last day of the year. */
async function planOf(year: number) {
  const plan = await planOfYear(year)
  if (!plan) return { name: [], lines: [], facts: [] as Fact[], sums: [] }
  const rows = targetRows(plan, await boardOf(plan, lastDayOf(year)), year)
  return { name: [[plan.name, plan.docNumber ?? '']], ...rows }
}
