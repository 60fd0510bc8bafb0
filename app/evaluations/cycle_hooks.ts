import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type EvaluationCycle from './evaluation_cycle.js'
import type { CycleStep } from './evaluation_cycle_workflow.js'
import type PointEvaluation from './point_evaluation.js'

/** Why a step cannot be taken yet: a key under `workflow.refused`, what its sentence names, and where it is mended. */
export type Refusal = { reason: string; facts?: Record<string, string>; href?: string }

type StepCondition = (trx: Trx, cycle: EvaluationCycle) => Promise<Refusal[]>
type StepWork = (trx: Trx, cycle: EvaluationCycle, by: Actor) => Promise<void>

/** Steps of points by which something of the rooms above is written. */
export type JoinedPointStep = 'takeAsFiled' | 'leave'
type PointWork = (trx: Trx, evaluations: PointEvaluation[], by: Actor) => Promise<void>

const conditions: { step: CycleStep; condition: StepCondition }[] = []
const works: { step: CycleStep; work: StepWork }[] = []
const pointWorks: { step: JoinedPointStep; work: PointWork }[] = []

/** What a room above waits for before a step of the cycle. Reads with `trx` only: the page of the cycle asks it too. */
export function registerStepCondition(step: CycleStep, condition: StepCondition) {
  conditions.push({ step, condition })
}

/** What a room above does with a step, in its transaction, when cycle and points have moved. */
export function registerStepWork(step: CycleStep, work: StepWork) {
  works.push({ step, work })
}

/** The same for points that are taken as filed or leave, just before they move. */
export function registerPointWork(step: JoinedPointStep, work: PointWork) {
  pointWorks.push({ step, work })
}

export async function refusalsOf(trx: Trx, step: CycleStep, cycle: EvaluationCycle) {
  const refusals: Refusal[] = []
  for (const one of conditions) if (one.step === step) refusals.push(...(await one.condition(trx, cycle)))
  return refusals
}

export async function joinStep(trx: Trx, step: CycleStep, cycle: EvaluationCycle, by: Actor) {
  for (const one of works) if (one.step === step) await one.work(trx, cycle, by)
}

export async function joinPointStep(trx: Trx, step: JoinedPointStep, evaluations: PointEvaluation[], by: Actor) {
  for (const one of pointWorks) if (one.step === step) await one.work(trx, evaluations, by)
}
