import config from '#config/evaluations'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { sqlTime, type Trx } from '#app/core/dialect'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { decisionHolds, decisionOf } from './deliberation.js'
import { participants } from './outcome_inputs.js'

/**
 * 公示, in the step that takes the cycle there: begins today, ends after so many working days, and tells each point.
 *
 * @throws StepNotAllowed `grades_undecided`, `list_changed`
 */
export async function announceIn(trx: Trx, cycle: EvaluationCycle, by: Actor) {
  const decision = await decisionOf(cycle, trx)
  if (!decision) throw new StepNotAllowed('announce', 'grades_undecided')
  if (!(await decisionHolds(trx, cycle, decision))) throw new StepNotAllowed('announce', 'list_changed')
  const from = beijingDay()
  const until = addWorkingDays(from, config.noticeDays, await workCalendar(trx))
  const notice = { notice_from: from, notice_until: until, updated_at: sqlTime() }
  await trx.from('evaluation_cycles').where({ id: cycle.id }).update(notice)
  for (const point of await participants(cycle, trx))
    await pointEvaluationWorkflow.takeIn(trx, 'announce', point, { by, details: { until } })
}

/** The last day on which a point can appeal; null before the notice. */
export async function lastDayOfAppeal({ noticeFrom }: Pick<EvaluationCycle, 'noticeFrom'>, trx?: Trx) {
  if (!noticeFrom) return null
  return addWorkingDays(noticeFrom.toISODate()!, config.appeal, await workCalendar(trx))
}
