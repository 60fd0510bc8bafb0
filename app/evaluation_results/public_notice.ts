import config from '#config/evaluations'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import type { Trx } from '#app/core/dialect'
import type { Refusal } from '#app/evaluations/cycle_hooks'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { decisionHolds, decisionOf } from './deliberation.js'

/** Before 公示: the grades are decided, and the results are still those that were. */
export async function announcementRefusals(trx: Trx, cycle: EvaluationCycle): Promise<Refusal[]> {
  const decision = await decisionOf(cycle, trx)
  if (!decision) return [{ reason: 'grades_undecided', href: `/evaluation-cycles/${cycle.id}/decision/create` }]
  return (await decisionHolds(trx, cycle, decision)) ? [] : [{ reason: 'list_changed' }]
}

/** Before the end: the days in which points can appeal are over. */
export async function appealRefusals(trx: Trx, cycle: EvaluationCycle): Promise<Refusal[]> {
  const day = (await lastDayOfAppeal(cycle, trx)) ?? ''
  return beijingDay() <= day ? [{ reason: 'results_notice_running', facts: { day } }] : []
}

/** The last day on which a point can appeal; null before the notice. */
export async function lastDayOfAppeal({ noticeFrom }: Pick<EvaluationCycle, 'noticeFrom'>, trx?: Trx) {
  if (!noticeFrom) return null
  return addWorkingDays(noticeFrom.toISODate()!, config.appeal, await workCalendar(trx))
}
