import i18nManager from '@adonisjs/i18n/services/main'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import { recordFigures } from '#app/evaluation_figures/figure_provider'
import type { ScoredSheet } from '#app/evaluation_scoring/scored_sheets'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { type Indicator, type IndicatorContent, measuresOf } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import type { Figures } from '#app/indicators/rules'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import { checksToldOf } from '#app/self_assessments/formal_check'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import type SelfCheck from '#app/self_assessments/self_check'
import type EvaluationOutcome from './evaluation_outcome.js'
import { figureText } from './result_lines.js'

/** One indicator in 自评表. */
export type SelfLine = { group: string; indicator: Indicator }

/** Everything of one point that its sheet tells. `outcome` and `sheets` only for who may see them. */
export type SelfFacts = {
  content: IndicatorContent
  variant: string
  records: Figures
  filed: FiledContent
  checks: ReadonlyMap<string, readonly SelfCheck[]>
  sheets: readonly ScoredSheet[]
  outcome: EvaluationOutcome | null
}

/** 效能评估自评表 (domain §7, sheet 5), in these columns. It is an official paper: always Chinese. */
export function selfSheet({ name, state }: PointEvaluation, title: string, facts: SelfFacts): Sheet<SelfLine> {
  const zh = i18nManager.locale('zh-CN')
  const { filed, checks } = facts
  const answer = ({ indicator }: SelfLine) => filed.answers[indicator.id]
  const points = (hundredths: number | null | undefined) => ((hundredths ?? null) === null ? null : hundredths! / 100)
  return {
    name: '效能评估自评表',
    title: `${title}自评表`,
    note: `填报单位（盖章）：${name}            填报日期：${beijingDay()}            单位：分`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_line, index) => index + 1 },
      { header: '一级指标', width: 14, value: ({ group }) => group },
      { header: '二级指标', width: 18, value: ({ indicator }) => `${indicator.code} ${indicator.name.zh}` },
      { header: '分值', width: 7, value: ({ indicator }) => indicator.points[facts.variant] ?? 0 },
      { header: '评分标准', width: 40, value: ({ indicator }) => criteriaOf(indicator, zh, facts.variant).join('；') },
      { header: '系统数据', width: 26, value: ({ indicator }) => recordText(indicator, facts.records) },
      { header: '自评得分', width: 9, value: (line) => points(answer(line)?.score) },
      { header: '自评说明', width: 32, value: (line) => answer(line)?.statement ?? '' },
      { header: '佐证材料编号', width: 16, value: ({ indicator }) => evidenceNumbers(indicator, filed) },
      { header: '形式审查意见', width: 18, value: ({ indicator }) => opinionText(checks.get(indicator.id)) },
      { header: '补正情况', width: 12, value: ({ indicator }) => supplementText(checks.get(indicator.id), state) },
      { header: '专家评分', width: 10, value: ({ indicator }) => expertMean(indicator, facts.sheets) },
      {
        header: '最终得分',
        width: 10,
        value: ({ indicator }) => points(facts.outcome?.lines[indicator.id]?.hundredths),
      },
    ],
  }
}

export function selfLines({ groups }: IndicatorContent): SelfLine[] {
  return groups.flatMap(({ code, name, indicators }) =>
    indicators.map((indicator) => ({ group: `${code} ${name.zh}`, indicator }))
  )
}

/** What records say to the figures of source A. */
function recordText({ parts }: Indicator, records: Figures) {
  const zh = i18nManager.locale('zh-CN')
  return parts
    .filter(({ source }) => source === 'A')
    .flatMap(({ rule }) => measuresOf(rule))
    .map(({ figure, of, unit }) => `${of.zh}：${figureText(records[figure], unit?.zh ?? '', zh)}`)
    .join('；')
}

/** 指标号-序号, as the files are called. */
export function evidenceNumbers({ id, code }: Indicator, { evidence }: FiledContent) {
  return evidence
    .filter(({ indicator }) => indicator === id)
    .map(({ number }) => `${code}-${number}`)
    .join('、')
}

const faultsIn = (checks: readonly SelfCheck[]) => checks.filter(({ opinion }) => opinion === 'fault')

/** What was found, in the order of the checks. */
function opinionText(checks: readonly SelfCheck[] = []) {
  const notes = faultsIn(checks).map(({ note }) => note ?? '')
  return notes.length === 0 && checks.length > 0 ? '符合要求' : [...new Set(notes)].join('；')
}

/** What the point says it has put right; nothing while it still may. */
function supplementText(checks: readonly SelfCheck[] = [], state: PointEvaluation['state']) {
  const faults = faultsIn(checks)
  const answers = faults.flatMap(({ answer }) => answer || [])
  return answers.length === 0 && faults.length > 0 && state !== 'supplement' ? '未补正' : answers.join('；')
}

/** The mean of what the experts gave, all parts together, to one decimal. */
function expertMean({ parts }: Indicator, sheets: readonly ScoredSheet[]) {
  const keys = parts.flatMap(({ rule }) => (rule.kind === 'expert' ? [rule.figure] : []))
  if (keys.length === 0 || sheets.length === 0) return null
  const tenths = sheets.flatMap(({ scores }) => keys.map((key) => Math.round((scores[key] ?? 0) * 10)))
  return Math.round(tenths.reduce((sum, one) => sum + one, 0) / sheets.length) / 10
}

/** What stands below the results of some points: records, what was filed, what the formal check found. */
export async function selfFacts(evaluations: readonly PointEvaluation[], year: number) {
  const records = await recordFigures(
    evaluations.map(({ designationId }) => designationId),
    year
  )
  const filed = await filedContents(evaluations.map(({ id }) => id))
  const checksOf = await checksToldOf(evaluations)
  return (evaluation: PointEvaluation) => ({
    records: records.get(evaluation.designationId) ?? {},
    filed: filed.get(evaluation.id) ?? NOTHING_FILED,
    checks: checksOf(evaluation),
  })
}
