import type EvaluationCycle from './evaluation_cycle.js'
import { BEFORE_SCORING } from './evaluation_cycle_workflow.js'
import type PointEvaluation from './point_evaluation.js'

type Filing = Pick<PointEvaluation, 'state' | 'graceUntil'> & { cycle: Pick<EvaluationCycle, 'state' | 'selfDueOn'> }

/**
 * 期间锁: may the point write on its self-assessment today?
 *
 * @param today ISO day in Beijing
 * @returns null when it may; `closed` when it is not its turn, `over` when the last day is past. A supplement has a limit
 * of its own, which its clock keeps
 */
export function mayFile(evaluation: Filing, today: string): null | 'closed' | 'over' {
  if (!BEFORE_SCORING.includes(evaluation.cycle.state)) return 'closed'
  if (evaluation.state === 'supplement') return null
  if (evaluation.state !== 'self_open') return 'closed'
  const lastDay = lastDayOf(evaluation)
  return lastDay !== null && today <= lastDay ? null : 'over'
}

/** Until the due day of all, or the own grace, whichever is later; once the cycle has closed only grace counts. */
export function lastDayOf({ graceUntil, cycle }: Omit<Filing, 'state'>): string | null {
  const due = cycle.state === 'open_self' ? cycle.selfDueOn.toISODate() : null
  const days = [due, graceUntil?.toISODate() ?? null].filter((day) => day !== null)
  return days.toSorted().at(-1) ?? null
}
