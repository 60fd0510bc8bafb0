import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'

type Filing = Pick<PointEvaluation, 'state' | 'graceUntil'> & { cycle: Pick<EvaluationCycle, 'state' | 'selfDueOn'> }

/**
 * May a point write and file today?
 *
 * @param evaluation with its cycle
 * @param today as a day in Beijing (ISO)
 * @returns null for yes; `closed` when the cycle or the state of the point takes nothing, `over` when its last day is past
 */
export function mayFile({ state, graceUntil, cycle }: Filing, today: string): null | 'closed' | 'over' {
  const isRunning = ['open_self', 'formal_check'].includes(cycle.state)
  /** The five days of a notice are kept by their clock. */
  if (state === 'supplement') return isRunning ? null : 'closed'
  if (state !== 'self_open' || !isRunning) return 'closed'
  if (graceUntil) return today <= graceUntil.toISODate()! ? null : 'over'
  if (cycle.state !== 'open_self') return 'closed'
  return today <= cycle.selfDueOn.toISODate()! ? null : 'over'
}
