import config from '#config/evaluations'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { takeAllIn } from '#app/workflow/take_all'
import { whyNot } from './cycle_conditions.js'
import { joinPointStep, joinStep } from './cycle_hooks.js'
import type EvaluationCycle from './evaluation_cycle.js'
import { evaluationCycleWorkflow as workflow, type CycleStep } from './evaluation_cycle_workflow.js'
import { enterPoints } from './open_cycle.js'
import PointEvaluation from './point_evaluation.js'
import { pointEvaluationWorkflow, type EvaluationState, type EvaluationStep } from './point_evaluation_workflow.js'

/** The points that move with the cycle, in its transaction. */
const MOVES: Partial<Record<CycleStep, { step: EvaluationStep; from: readonly EvaluationState[] }>> = {
  close: { step: 'takeAsFiled', from: ['self_open'] },
  beginScoring: { step: 'beginScoring', from: ['checked'] },
  calibrate: { step: 'calibrate', from: ['scoring'] },
  announce: { step: 'announce', from: ['calibrated'] },
  conclude: { step: 'conclude', from: ['public_notice', 'revised'] },
}

/**
 * The step that follows from where the cycle stands; from the deliberation there is also the way back, and the decision
 * has a page of its own.
 */
export function nextStep(cycle: EvaluationCycle): CycleStep | null {
  const steps = Object.keys(workflow.steps) as CycleStep[]
  return steps.find((step) => !['giveBack', 'decide'].includes(step) && workflow.allows(step, cycle)) ?? null
}

export type CycleTaking = { version?: number; opinion?: string | null }

/**
 * One step of a cycle with all its points and what the rooms above write with it, in one transaction.
 *
 * @throws StepNotAllowed with the first reason why not (cycle_conditions.ts), or when it was taken by somebody else
 */
export async function takeCycleStep(
  step: CycleStep,
  cycle: EvaluationCycle,
  by: Actor,
  { version, opinion }: CycleTaking = {}
) {
  const details: Record<string, unknown> = opinion ? { opinion } : {}
  const set = step === 'announce' ? await noticeDays() : {}
  return workflow.take(step, cycle, {
    ...{ by, version, details, set },
    also: async (trx) => {
      const [why] = await whyNot(trx, step, cycle)
      if (why) throw new StepNotAllowed(step, why.reason, null, why.facts)
      details.points = step === 'open' ? await enterPoints(trx, cycle, by) : await movePoints(trx, step, cycle, by)
      await joinStep(trx, step, cycle, by)
    },
  })
}

async function movePoints(trx: Trx, cycleStep: CycleStep, { id }: EvaluationCycle, by: Actor) {
  const move = MOVES[cycleStep]
  if (!move) return undefined
  const rows = await PointEvaluation.query({ client: trx })
    .where('cycleId', id)
    .whereIn('state', [...move.from])
    .orderBy('id')
    .forUpdate()
  if (move.step === 'takeAsFiled') await takeAsFiledIn(trx, rows, by)
  else await takeAllIn(trx, pointEvaluationWorkflow, move.step, rows, { by })
  return rows.length
}

/** 按已报材料评定: late, whatever was typed; rooms above write down what that is. */
export async function takeAsFiledIn(trx: Trx, rows: PointEvaluation[], by: Actor) {
  await joinPointStep(trx, 'takeAsFiled', rows, by)
  const set = { is_late: true, grace_until: null }
  await takeAllIn(trx, pointEvaluationWorkflow, 'takeAsFiled', rows, { by, set })
}

/** From today, for five working days. */
async function noticeDays() {
  const today = beijingDay()
  return { notice_from: today, notice_until: addWorkingDays(today, config.noticeDays, await workCalendar()) }
}
