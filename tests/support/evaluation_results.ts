import { DateTime } from 'luxon'
import { addDays } from '#app/calendar/working_days'
import { standAt } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import type Designation from '#app/designations/designation'
import { FigureFreezeRun } from '#app/evaluation_figures/figure_freeze'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { CycleStep } from '#app/evaluations/evaluation_cycle_workflow'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { examineAppeal, submitAppeal } from '#app/evaluation_results/appeal_workflow'
import { takeCycleStep } from '#app/evaluations/evaluation_cycle_acts'
import { decideGrades, type GradeChange } from '#app/evaluation_results/deliberation'
import EvaluationAppeal from '#app/evaluation_results/evaluation_appeal'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import EvaluationExtra from '#app/evaluation_results/evaluation_extra'
import { type ExtraWish, proposeExtra, ruleOnExtra } from '#app/evaluation_results/extra_workflow'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import type User from '#app/users/user'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { evaluatedPoints, frozenYear, insertRows } from './evaluation_figures.js'
import { evaluationCycle, filed, outcomeOf, pointEvaluation, scored, YEAR } from './evaluations.js'
import { publishedOf } from './indicators.js'

/** Everything of a year is in: filed, scored, frozen. */
export async function scoredCycle(
  world: World,
  { others = 2, content }: { others?: number; content?: IndicatorContent } = {}
) {
  const made = await evaluationCycle(world, { state: 'scoring', others, content })
  for (const evaluation of made.evaluations) await filed(evaluation, made.version.content)
  await scored(world, made.evaluations, made.version.content)
  await frozenYear(world, made.points)
  return { ...made, content: made.version.content }
}

export function cycleStep(cycle: EvaluationCycle, step: CycleStep, user: User) {
  return takeCycleStep(step, cycle, actor(user))
}

type Made = { others?: number; changes?: (rows: PointEvaluation[]) => GradeChange[]; content?: IndicatorContent }

export async function calibratedCycle(world: World, made: Made = {}) {
  const parts = await scoredCycle(world, made)
  await cycleStep(parts.cycle, 'calibrate', world.people.handler)
  return parts
}

export async function deliberatedCycle(world: World, made: Made = {}) {
  const parts = await calibratedCycle(world, made)
  await cycleStep(parts.cycle, 'deliberate', world.people.handler)
  return parts
}

export const MEETING = { minutesNumber: '〔2026〕第3次', metOn: '2026-02-27', opinion: '同意评估等次。' }

/** On public notice since 2 March 2026, a Monday. */
export async function announcedCycle(world: World, made: Made = {}) {
  standAt(new Date('2026-03-02T02:00:00Z'))
  const parts = await deliberatedCycle(world, made)
  const changes = made.changes?.(await rowsOf(parts.cycle)) ?? []
  await decideGrades(parts.cycle, actor(world.people.leader), { ...MEETING, changes })
  await cycleStep(parts.cycle, 'announce', world.people.head)
  return parts
}

export async function concludedCycle(world: World, made: Made = {}) {
  const parts = await announcedCycle(world, made)
  await concluded(world, parts.cycle)
  return parts
}

export async function concluded(world: World, cycle: EvaluationCycle) {
  await cycle.refresh()
  standAt(new Date(`${addDays(cycle.noticeUntil!.toISODate()!, 1)}T02:00:00Z`))
  await cycleStep(cycle, 'conclude', world.people.head)
}

export function rowsOf({ id }: EvaluationCycle) {
  return PointEvaluation.query().where('cycleId', id).orderBy('id')
}

export function outcomesOfPoint({ id }: PointEvaluation) {
  return EvaluationOutcome.query().where('evaluationId', id).orderBy('number')
}

/** A deduction of two points for late data, proposed by the handler. */
export async function proposedExtra({ people }: World, evaluation: PointEvaluation, wish: Partial<ExtraWish> = {}) {
  const { id } = await proposeExtra(evaluation, actor(people.handler), {
    ...{ kind: 'deduction', item: 'late_data', times: null, points: 200, reason: '第三季度数据逾期三十日。' },
    ...wish,
  })
  return EvaluationExtra.findOrFail(id)
}

export async function confirmedExtra(world: World, evaluation: PointEvaluation, wish: Partial<ExtraWish> = {}) {
  const extra = await proposedExtra(world, evaluation, wish)
  await ruleOnExtra('confirm', extra, actor(world.people.head), { opinion: '属实。' })
  return extra
}

export async function appealed({ people }: World, evaluation: PointEvaluation) {
  await evaluation.refresh()
  const said = { reason: 'D3 的佐证材料已盖章，请重新认定。' }
  return submitAppeal(evaluation, actor(people.principal), said, async () => {})
}

/** A proposal and an appeal as rows alone, whatever led to them. */
export async function extraRow(world: World) {
  const { evaluations } = await evaluationCycle(world, { state: 'calibrated' })
  return proposedExtra(world, evaluations[0])
}

export async function appealRow(world: World) {
  const { version, evaluations } = await evaluationCycle(world, { state: 'public_notice' })
  const [evaluation] = evaluations
  const outcome = await outcomeOf(evaluation, version.content)
  return EvaluationAppeal.create({
    ...{ evaluationId: evaluation.id, outcomeId: outcome.id, isCurrent: true, reason: '请重新认定。' },
    ...{ state: 'submitted', version: 0, stateSince: DateTime.utc(), createdById: world.people.principal.id },
  })
}

/** Points that are frozen without a single record: many at once. */
export async function frozenAtOnce({ people }: World, points: readonly Designation[]) {
  const run = await FigureFreezeRun.create({ year: YEAR, total: points.length, byId: people.handler.id })
  const moment = { state_since: sqlTime(), frozen_at: sqlTime(), created_at: sqlTime(), updated_at: sqlTime() }
  await insertRows(
    'figure_freezes',
    points.map(({ id }) => ({
      ...{ run_id: run.id, designation_id: id, year: YEAR, is_current: true, state: 'frozen', version: 1, ...moment },
    }))
  )
}

/** A year on notice as pages show it: one appeal that waits for the head. Its figures are frozen by rows alone. */
export async function furnishedResultsOfYear(world: World) {
  const { people } = world
  const [own] = await evaluatedPoints(world)
  const version = await publishedOf(world)
  const cycle = await EvaluationCycle.create({
    ...{ year: 2015, title: '2015 年度网点效能评估', indicatorVersionId: version.id, seats: 3, version: 0 },
    ...{ selfDueOn: DateTime.fromISO('2016-01-16'), state: 'public_notice', stateSince: DateTime.utc() },
    ...{ noticeFrom: DateTime.now(), noticeUntil: DateTime.now().plus({ days: 7 }), createdById: people.handler.id },
  })
  const evaluation = await pointEvaluation(cycle, own, version.content)
  await filed(evaluation, version.content)
  await scored(world, [evaluation], version.content)
  await outcomeOf(evaluation, version.content)
  await proposedRow(world, evaluation)
  const appeal = await appealed(world, evaluation)
  const rulings = { believed: ['d2'], figures: { consultations: 45 } }
  await examineAppeal(appeal, actor(people.handler), { finding: '原件已盖章，应予采信。', rulings })
  return { cycle: cycle.id, point: evaluation.id, appeal: appeal.id }
}

function proposedRow({ people }: World, { id: evaluationId }: PointEvaluation) {
  return EvaluationExtra.create({
    ...{ evaluationId, kind: 'deduction', item: 'late_data', points: 200, reason: '第三季度数据逾期三十日。' },
    ...{ state: 'confirmed', version: 1, stateSince: DateTime.utc(), createdById: people.handler.id },
  })
}
