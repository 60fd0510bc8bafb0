import config from '#config/evaluations'
import { record } from '#app/audit/record'
import { beijingDay } from '#app/core/beijing_day'
import { mayFile } from '#app/evaluations/period_lock'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import SelfAnswer from '#app/self_assessments/self_assessment'
import { refuseOutsidePeriod } from '#app/self_assessments/self_draft'
import { type Line, linesOf } from '#app/self_assessments/self_lines'
import { lineInWords, type LineInWords } from '#app/self_assessments/self_words'
import { MOST, typedAnswer } from '#app/self_assessments/typed_answer'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { askedCells, askedValues, asTyped, cellsOfField } from './asked_cells.js'
import type { CellChange, RoundTrip, Trip, TripRow, TripValue } from './round_trip.js'
import { zh } from './workbook_words.js'

const HEADERS = [
  ...['序号', '一级指标', '二级指标', '分值', '评分标准', '系统数据', '自评得分', '自评说明'],
  ...['填报项目', '填报内容', '总数'],
]
const [KNOWN, SCORE, STATEMENT] = [6, 7, 8]
const ASKED = { column: 10, most: MOST, decimals: 4 }

/** What a notice asks for is answered on its page, where the notice stands; off line only the first writing. */
export function isOpen(evaluation: PointEvaluation) {
  return evaluation.state === 'self_open' && mayFile(evaluation, beijingDay()) === null
}

/** 自评表, domain §7 sheet 5 as far as a point writes it, and beside it what indicators ask of the point. */
export const selfTrip: RoundTrip = {
  async trips(user, tokens) {
    const trips = []
    for (const evaluation of await openEvaluations(user, tokens)) {
      const lines = await linesOf(evaluation)
      trips.push(tripOf(evaluation, lines))
    }
    return trips
  },

  async write(trx, token, changes, by) {
    const evaluation = await PointEvaluation.query({ client: trx })
      .where('number', token)
      .preload('cycle', (cycle) => void cycle.preload('indicatorVersion'))
      .firstOrFail()
    refuseOutsidePeriod(evaluation, 'import')
    await pointEvaluationWorkflow.hold(trx, evaluation.id, ['self_open'], 'import')
    /** What records say plays no part in what was typed. */
    const lines = await linesOf(evaluation, { standings: {}, client: trx })
    const torn: string[] = []
    for (const [indicatorId, own] of Map.groupBy(changes, ({ id }) => id.slice(id.indexOf('.') + 1))) {
      const { answer, faults } = changed(
        lines.find(({ indicator }) => indicator.id === indicatorId)!,
        evaluation,
        own
      )
      await SelfAnswer.updateOrCreate({ evaluationId: evaluation.id, indicatorId }, answer, { client: trx })
      torn.push(...faults.flatMap(({ field }) => cellsOfField(field, indicatorId)))
    }
    const details = { cells: changes.length }
    const subject = { type: 'point_evaluation', id: evaluation.id }
    await record(trx, { action: 'point_evaluation.self_imported', subject, by, details })
    return torn
  },
}

/** The evaluations that a person may fill in today for the own institution. */
async function openEvaluations(user: User, tokens?: readonly string[]) {
  if (!user.is(...applicantRoles)) return []
  const query = PointEvaluation.query().where({ state: 'self_open', organizationId: user.organizationId ?? 0 })
  if (tokens) query.whereIn('number', [...tokens])
  const rows = await query.preload('cycle', (cycle) => void cycle.preload('indicatorVersion')).orderBy('id')
  return rows.filter(isOpen)
}

function tripOf(evaluation: PointEvaluation, lines: readonly Line[]): Trip {
  const { cycle, name, number } = evaluation
  const inWords = lines.map((line) => lineInWords(line, evaluation, zh()))
  return {
    ...{ token: number, label: name, title: `${cycle.title}自评表`, headers: HEADERS },
    rows: inWords.flatMap((one, at) => rowsOf(one, at + 1, lines[at].group.name.zh)),
    note: `填报单位：${name}（${number}）    黄色单元格填写；填好后在系统中上传，核对后计入草稿，佐证材料在系统中上传，仍须在系统中提交。`,
    widths: [6, 16, 24, 8, 46, 26, 11, 46, 30, 16, 10],
    contentHash: cycle.indicatorVersion.contentHash ?? '',
    values: Object.assign({}, ...inWords.map(valuesOf)),
  }
}

/** The first thing that is asked stands beside score and statement, each further one in a row of its own. */
function rowsOf(one: LineInWords, serial: number, group: string): TripRow[] {
  const label = `${one.code} ${one.name}`
  const own = [
    { id: `score.${one.id}`, column: SCORE, label, kind: 'number' as const, most: one.weight, decimals: 2 },
    {
      ...{ id: `statement.${one.id}`, column: STATEMENT, label: `${label} 自评说明` },
      ...{ kind: 'text' as const, longest: config.statement },
    },
  ]
  const known = one.known.map(
    (figure) => `${figure.name}：${figure.shown}${figure.isKnown && figure.unit ? ` ${figure.unit}` : ''}`
  )
  const head = [serial, group, label, one.weight, one.criteria.join('\n')]
  const [first, ...others] = one.asked.map((asked) => ({
    words: asked.unit ? `${asked.label}（${asked.unit}）` : asked.label,
    cells: askedCells({ ...asked, label: `${one.code} ${asked.label}` }, one.id, ASKED),
  }))
  const before = (cells: TripRow['fixed'], words: string | undefined) => [
    ...Array.from({ length: ASKED.column - 2 }, (_, at) => cells[at] ?? null),
    words ?? null,
  ]
  return [
    {
      ...{ fixed: before(head, first?.words), open: [...own, ...(first?.cells ?? [])] },
      told: { column: KNOWN, text: known.join('\n') },
    },
    ...others.map(({ words, cells }) => ({ fixed: before([], words), open: cells })),
  ]
}

function valuesOf({ id, typedScore, statement, asked }: LineInWords): Record<string, TripValue> {
  return Object.assign(
    { [`score.${id}`]: typedScore === null ? null : typedScore / 100, [`statement.${id}`]: statement || null },
    ...asked.map((one) => askedValues(one, id))
  )
}

/** The answer with what was accepted in it, read as if it had been typed on the page. */
function changed(line: Line, evaluation: PointEvaluation, changes: readonly CellChange[]) {
  const one = lineInWords(line, evaluation, zh())
  const values = valuesOf(one)
  for (const { id, from, to } of changes) {
    if ((values[id] ?? null) !== from) throw new StepNotAllowed('import', 'edited_meanwhile')
    values[id] = to
  }
  const input = { score: values[`score.${one.id}`], statement: values[`statement.${one.id}`] }
  const asked = one.asked.map((each) => asTyped(each, one.id, values))
  return typedAnswer(line, Object.assign(input, ...asked), line.answer)
}
