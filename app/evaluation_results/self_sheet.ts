import i18nManager from '@adonisjs/i18n/services/main'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import { canonicalJson } from '#app/core/canonical_json'
import { recordFigures } from '#app/evaluation_figures/figure_provider'
import type { ScoredSheet } from '#app/evaluation_scoring/scored_sheets'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { type Indicator, type IndicatorContent, measuresOf } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import type { Figures } from '#app/indicators/rules'
import { NOTHING_FILED } from '#app/self_assessments/filed_contents'
import { type FiledContent, SelfSubmission } from '#app/self_assessments/self_assessment'
import CorrectionOrder from '#app/workflow/correction_order'
import type EvaluationOutcome from './evaluation_outcome.js'
import { figureText } from './result_lines.js'

/** One indicator in 自评表. */
export type SelfLine = { group: string; indicator: Indicator }

/** Everything of one point that its sheet tells. `outcome` and `sheets` only for who may see them. */
export type SelfFacts = {
  content: IndicatorContent
  variant: string
  records: Figures
  filings: FiledContent[]
  defects: Record<string, string>
  sheets: readonly ScoredSheet[]
  outcome: EvaluationOutcome | null
}

/** 效能评估自评表 (domain §7, sheet 5), in these columns. It is an official paper: always Chinese. */
export function selfSheet({ name }: PointEvaluation, title: string, facts: SelfFacts): Sheet<SelfLine> {
  const zh = i18nManager.locale('zh-CN')
  const filed = facts.filings.at(-1) ?? NOTHING_FILED
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
      { header: '形式审查意见', width: 18, value: ({ indicator }) => facts.defects[indicator.id] ?? '' },
      { header: '补正情况', width: 12, value: ({ indicator }) => supplementText(indicator, facts) },
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

/** 指标号-序号 */
function evidenceNumbers({ id, code }: Indicator, { evidence }: FiledContent) {
  return evidence
    .filter(({ indicator }) => indicator === id)
    .map(({ number }) => `${code}-${String(number).padStart(2, '0')}`)
    .join('、')
}

/** Whether what was filed for an indicator was filed anew. */
function supplementText({ id }: Indicator, { filings }: SelfFacts) {
  if (filings.length < 2) return ''
  const of = ({ answers, evidence }: FiledContent) =>
    canonicalJson([answers[id] ?? null, evidence.filter(({ indicator }) => indicator === id)])
  return of(filings[0]) === of(filings.at(-1)!) ? '' : '已补正'
}

/** The mean of what the experts gave, all parts together, to one decimal. */
function expertMean({ parts }: Indicator, sheets: readonly ScoredSheet[]) {
  const keys = parts.flatMap(({ rule }) => (rule.kind === 'expert' ? [rule.figure] : []))
  if (keys.length === 0 || sheets.length === 0) return null
  const tenths = sheets.flatMap(({ scores }) => keys.map((key) => Math.round((scores[key] ?? 0) * 10)))
  return Math.round(tenths.reduce((sum, one) => sum + one, 0) / sheets.length) / 10
}

/** What stands below the results of some points: records, every filing, what the formal check found. */
export async function selfFacts(evaluations: readonly PointEvaluation[], year: number) {
  const ids = evaluations.map(({ id }) => id)
  const records = await recordFigures(
    evaluations.map(({ designationId }) => designationId),
    year
  )
  const rows = await SelfSubmission.query().whereIn('evaluationId', ids).orderBy('number')
  const orders = await CorrectionOrder.sentOf('point_evaluation', ids)
  const filings = Map.groupBy(rows, ({ evaluationId }) => evaluationId)
  const told = Map.groupBy(orders, ({ subjectId }) => subjectId)
  return (evaluation: PointEvaluation) => ({
    records: records.get(evaluation.designationId) ?? {},
    filings: (filings.get(evaluation.id) ?? []).map(({ content }) => content),
    defects: Object.fromEntries(
      (told.get(evaluation.id) ?? []).flatMap(({ items }) => items.map(({ field, note }) => [field, note]))
    ),
  })
}
