import i18nManager from '@adonisjs/i18n/services/main'
import type { Batches } from '#app/core/batches'
import { beijingDay } from '#app/core/beijing_day'
import { joinedColumns, linesOfSheet, type JoinedLine } from '#app/core/joined_sheet'
import type { Sheet } from '#app/core/spreadsheet'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { scoredSheets } from '#app/evaluation_scoring/scored_sheets'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import { NOTHING_FILED } from '#app/self_assessments/filed_contents'
import { outcomesOf } from './deliberation.js'
import { participants } from './outcome_inputs.js'
import { selfFacts, selfLines, selfSheet } from './self_sheet.js'

type Line = JoinedLine<PointEvaluation>

const POINTS_AT_A_TIME = 50

/** 效能评估自评表 of all points, one below the other, for the bureau: an official paper, always Chinese. */
export function cycleSelfSheet({ title }: EvaluationCycle, content: IndicatorContent): Sheet<Line> {
  const zh = i18nManager.locale('zh-CN')
  const nothing = {
    content,
    variant: '',
    records: {},
    filed: NOTHING_FILED,
    checks: new Map(),
    sheets: [],
    outcome: null,
  }
  const { name, columns } = selfSheet(new PointEvaluation(), title, nothing)
  const front = [
    { header: '编号', width: 14, value: ({ number }: PointEvaluation) => number },
    { header: '单位名称', width: 26, value: (point: PointEvaluation) => point.name },
    { header: '所属区', width: 11, value: ({ districtCode }: PointEvaluation) => zh.t(`districts.${districtCode}`) },
  ]
  return {
    ...{ name, title: `${title}自评表`, columns: joinedColumns(front, columns) },
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：分`,
  }
}

/** So many points at a time, as the file is written. */
export async function cycleSelfLines(cycle: EvaluationCycle, content: IndicatorContent): Promise<Batches<Line>> {
  const points = await participants(cycle)
  const count = points.length * selfLines(content).length
  return { count: async () => count, [Symbol.asyncIterator]: () => partsOf(cycle, points, content) }
}

async function* partsOf(cycle: EvaluationCycle, points: readonly PointEvaluation[], content: IndicatorContent) {
  const lines = selfLines(content)
  for (let at = 0; at < points.length; at += POINTS_AT_A_TIME) {
    const some = points.slice(at, at + POINTS_AT_A_TIME)
    const factsOf = await selfFacts(some, cycle.year)
    const sheets = await scoredSheets(some.map(({ id }) => id))
    const outcomes = await outcomesOf(some)
    yield some.flatMap((point) => {
      const judged = { sheets: sheets.get(point.id) ?? [], outcome: outcomes.get(point.id) ?? null }
      const facts = { ...factsOf(point), ...judged, content, variant: point.variant }
      return linesOfSheet(point, selfSheet(point, cycle.title, facts), lines)
    })
  }
}
