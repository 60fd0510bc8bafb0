import config from '#config/evaluations'
import { record } from '#app/audit/record'
import type { Trx } from '#app/core/dialect'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import SelfAnswer from '#app/self_assessments/self_assessment'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { CellChange, RoundTrip, Trip, TripRow, TripValue } from './round_trip.js'
import { zh } from './workbook_words.js'

const HEADERS = ['序号', '一级指标', '二级指标', '分值', '评分标准', '自评得分', '自评说明']
const [SCORE, STATEMENT] = [6, 7]

/** The evaluations that a person may fill in for the own institution. */
export function openEvaluations(user: User) {
  const query = PointEvaluation.query().where({ state: 'self_open', organizationId: user.organizationId ?? 0 })
  return user.is(...applicantRoles) ? query : query.whereRaw('1 = 0')
}

/** 自评表, domain §7 sheet 5 as far as a point writes it. */
export const selfTrip: RoundTrip = {
  async trips(user, tokens) {
    const query = openEvaluations(user)
    if (tokens) query.whereIn('number', [...tokens])
    const rows = await query.preload('cycle', (cycle) => void cycle.preload('indicatorVersion')).orderBy('id')
    const answers = await SelfAnswer.query().whereIn(
      'evaluationId',
      rows.map(({ id }) => id)
    )
    return rows.map((row) => tripOf(row, answers))
  },

  async write(trx, token, changes, by) {
    const { id } = await PointEvaluation.query({ client: trx }).where('number', token).firstOrFail()
    await pointEvaluationWorkflow.hold(trx, id, ['self_open'], 'import')
    for (const [indicator, own] of Map.groupBy(changes, ({ id: cell }) => cell.slice(cell.indexOf('.') + 1)))
      await writeAnswer(trx, { evaluationId: id, indicatorId: indicator }, own)
    const details = { cells: changes.length }
    const subject = { type: 'point_evaluation', id }
    await record(trx, { action: 'point_evaluation.self_imported', subject, by, details })
  },
}

function tripOf(evaluation: PointEvaluation, all: readonly SelfAnswer[]): Trip {
  const { cycle, name, number, variant } = evaluation
  const { content, contentHash } = cycle.indicatorVersion
  const groups = content.groups.flatMap(({ name: of, indicators }) => indicators.map(({ id }) => [id, of.zh] as const))
  const names = new Map(groups)
  const rows = indicatorsOf(content).map((indicator, at): TripRow => {
    const label = `${indicator.code} ${indicator.name.zh}`
    const [most, longest] = [indicator.points[variant] ?? 0, config.statement]
    return {
      fixed: [at + 1, names.get(indicator.id), label, most, criteriaOf(indicator, zh(), variant).join('\n')],
      open: [
        { id: `score.${indicator.id}`, column: SCORE, label, kind: 'points', most, decimals: 2 },
        { id: `statement.${indicator.id}`, column: STATEMENT, label: `${label} 自评说明`, kind: 'text', longest },
      ],
    }
  })
  const own = all.filter(({ evaluationId }) => evaluationId === evaluation.id)
  const values = indicatorsOf(content).flatMap(({ id }) => {
    const answer = own.find(({ indicatorId }) => indicatorId === id)
    return ['score', 'statement'].map((kind) => [`${kind}.${id}`, valueOf(answer, kind)] as const)
  })
  return {
    ...{ token: number, label: name, title: `${cycle.title}自评表`, headers: HEADERS, rows },
    note: `填报单位：${name}（${number}）    黄色单元格填写；填好后在系统中上传，核对后计入草稿，仍须在系统中提交。`,
    widths: [6, 16, 24, 8, 50, 11, 60],
    contentHash: contentHash ?? '',
    values: Object.fromEntries(values),
  }
}

function valueOf(answer: SelfAnswer | null | undefined, kind: string): TripValue {
  if (kind === 'statement') return answer?.statement || null
  return typeof answer?.score === 'number' ? answer.score / 100 : null
}

async function writeAnswer(
  trx: Trx,
  of: { evaluationId: number; indicatorId: string },
  changes: readonly CellChange[]
) {
  const answer = await SelfAnswer.query({ client: trx }).where(of).first()
  for (const { id, from } of changes)
    if (valueOf(answer, id.split('.', 1)[0]) !== from) throw new StepNotAllowed('import', 'edited_meanwhile')
  const row = answer ?? new SelfAnswer().fill({ ...of, figures: {}, score: null, statement: '' })
  for (const { id, to } of changes)
    row.merge(id.startsWith('score.') ? { score: hundredths(to) } : { statement: String(to ?? '') })
  await row.useTransaction(trx).save()
}

const hundredths = (points: TripValue) => (typeof points === 'number' ? Math.round(points * 100) : null)
