import type { Gathered } from './chapter_content.js'
import { CONSULTATIONS, consultationFacts } from './consultation_facts.js'
import { factsFrom, missingOf, sumFrom, sumOf } from './fact_builder.js'
import { measureFact, twoYearsOf } from './measure_facts.js'
import { gatherProducts, type ReportedProducts } from './product_facts.js'
import { zh } from './report_words.js'
import { SESSIONS, sessionFacts, TARGET_ATTENDANCE } from './session_facts.js'

const totals = [
  { measure: 'consultations', key: CONSULTATIONS, label: '咨询服务次数' },
  { measure: 'training_sessions', key: SESSIONS, label: '培训场次' },
  { measure: 'training_attendance', key: TARGET_ATTENDANCE, label: '培训科研人员和知识产权管理人员人次' },
  { measure: 'analysis_reports', key: 'services.reports', label: '数据分析报告份数' },
] as const

export async function gatherServices(year: number): Promise<Gathered> {
  const sums = await twoYearsOf(year, ...totals.map(({ measure }) => measure))
  const whole = totals.map((total) => measureFact(sums, year, total))
  const consultations = await consultationFacts(year)
  const sessions = await sessionFacts(year)
  const reports = await gatherProducts('analysis_report', year)
  const audiences = audienceFacts(year, reports)
  return {
    facts: [...whole, ...consultations.facts, ...sessions.facts, ...audiences],
    lists: { reports: reports.list },
    sums: [...consultations.sums, ...sessions.sums, sumFrom('services.reports', audiences)],
    missing: missingOf(whole),
  }
}

/** Who the reports were written for. */
function audienceFacts(year: number, { rows, rowsPath }: ReportedProducts) {
  const fact = factsFrom({ year, rows, unit: '份', query: 'products.reports@1', rowsPath, value: sumOf('records') })
  return [...new Set(rows.map(({ audience }) => audience))].sort().map((audience) =>
    fact({
      key: `services.reports.${audience}`,
      label: `面向${audience === 'unstated' ? '未注明对象' : zh(`products.audiences.${audience}`)}的分析报告份数`,
      where: (row) => row.audience === audience,
    })
  )
}
