import config from '#config/evaluations'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { joinPointStep } from './cycle_hooks.js'
import { BEFORE_SCORING, type CycleState, evaluationCycleWorkflow } from './evaluation_cycle_workflow.js'
import type { Part } from './point_evaluation.js'
import type PointEvaluation from './point_evaluation.js'
import { pointEvaluationWorkflow as workflow } from './point_evaluation_workflow.js'

type Reason = { reason: string; version?: number }

/**
 * 重开, 宽限: one point may write again, or longer, for so many working days. Filed already, it is opened again.
 *
 * @throws StepNotAllowed `reopening_over` when the cycle is past the formal check, or when the point is in another state
 */
export async function reopenEvaluation(
  evaluation: PointEvaluation,
  by: Actor,
  { reason, days, version }: Reason & { days: number }
) {
  const until = addWorkingDays(beijingDay(), days, await workCalendar())
  const set = { grace_until: until, reopen_reason: reason, is_late: false }
  const details = { opinion: reason, about: until, until, days }
  await inTransaction(async (trx) => {
    await holdCycle(trx, evaluation, 'reopen')
    if (evaluation.state === 'self_open') return grant(trx, evaluation, by, { set, details, version })
    await workflow.takeIn(trx, 'reopen', evaluation, { by, version, set, details })
  })
  await evaluation.refresh()
}

type Grant = { set: Record<string, unknown>; details: Record<string, unknown>; version?: number }

/** Not filed yet: only the days change. */
async function grant(trx: Trx, { id, version: read }: PointEvaluation, by: Actor, { set, details, version }: Grant) {
  const seen = version ?? read
  const granted = await trx
    .from(workflow.table)
    .where({ id, version: seen, state: 'self_open' })
    .update({ ...set, version: seen + 1, updated_at: sqlTime() })
  if (Number(granted) === 0) throw await StepNotAllowed.because(trx, workflow.subject, workflow.table, id, 'reopen')
  await workflow.tell(trx, 'point_evaluation.grace_given', id, by, details)
}

/** 退出参评, with a reason; by itself when the title ended. */
export async function leaveEvaluation(evaluation: PointEvaluation, by: Actor, { reason, version }: Reason) {
  await inTransaction(async (trx) => {
    await stateOfCycle(trx, evaluation)
    await joinPointStep(trx, 'leave', [evaluation], by)
    await workflow.takeIn(trx, 'leave', evaluation, { by, version, details: { opinion: reason } })
  })
  await evaluation.refresh()
}

/** Another part while nobody has scored: the national result became known, or the rules do not fit. */
export async function changePart(
  evaluation: PointEvaluation,
  by: Actor,
  { part, reason, version }: Reason & { part: Part }
) {
  if (part === evaluation.part) throw new StepNotAllowed('change_part', 'nothing_changed')
  await inTransaction(async (trx) => {
    await holdCycle(trx, evaluation, 'change_part')
    const seen = version ?? evaluation.version
    const changed = await trx
      .from(workflow.table)
      .where({ id: evaluation.id, version: seen })
      .whereNot('state', 'left')
      .update({ part, part_rule: 'office', part_reason: reason, version: seen + 1, updated_at: sqlTime() })
    if (Number(changed) === 0)
      throw await StepNotAllowed.because(trx, workflow.subject, workflow.table, evaluation.id, 'change_part')
    const details = { opinion: reason, part, before: evaluation.part }
    await workflow.tell(trx, 'point_evaluation.part_changed', evaluation.id, by, details)
  })
  await evaluation.refresh()
}

/** While self-assessments are written or checked. */
async function holdCycle(trx: Trx, evaluation: PointEvaluation, act: string) {
  const state = await stateOfCycle(trx, evaluation)
  if (!BEFORE_SCORING.includes(state)) throw new StepNotAllowed(act, 'reopening_over')
}

/** Held before the point, as every step of a cycle does: whoever takes the cycle on waits, or is waited for. */
async function stateOfCycle(trx: Trx, { cycleId }: PointEvaluation): Promise<CycleState> {
  const cycle = trx.from(evaluationCycleWorkflow.table).where({ id: cycleId }).forUpdate()
  return (await cycle.select('state').firstOrFail()).state
}

/** Days of grace that can be given. */
export const GRACE = { least: 1, most: config.grace }
