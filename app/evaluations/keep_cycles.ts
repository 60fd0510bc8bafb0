import { beijingDay } from '#app/calendar/working_days'
import { inTransaction } from '#app/core/dialect'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { system } from '#app/users/actor'
import { unlessMoved } from '#app/workflow/unless_moved'
import EvaluationCycle from './evaluation_cycle.js'
import { takeAsFiledIn, takeCycleStep } from './evaluation_cycle_acts.js'
import { leaveEvaluation } from './point_acts.js'
import PointEvaluation from './point_evaluation.js'
import { pointEvaluationWorkflow } from './point_evaluation_workflow.js'

const by = system('evaluation_keeper')

/** What happens to cycles by the calendar and the register; it may run as often as it likes. */
export async function keepCycles() {
  await leaveWithTitles()
  await closeEndedCycles()
  await endGraces()
}

/** 自评截止 after the due day, unless grace runs for somebody. */
async function closeEndedCycles() {
  const over = await EvaluationCycle.query().where('state', 'open_self').where('selfDueOn', '<', beijingDay())
  for (const cycle of over) await unlessMoved(() => takeCycleStep('close', cycle, by))
}

/** Points opened again in the formal check that let their days pass. */
function endGraces() {
  return inTransaction(async (trx) => {
    const rows = await PointEvaluation.query({ client: trx })
      .where('state', 'self_open')
      .where((past) => void past.whereNull('graceUntil').orWhere('graceUntil', '<', beijingDay()))
      .whereHas('cycle', (cycles) => void cycles.where('state', 'formal_check'))
      .orderBy('id')
      .forUpdate()
    if (rows.length > 0) await takeAsFiledIn(trx, rows, by)
  })
}

/** Titles that ended meanwhile take their points out. */
async function leaveWithTitles() {
  const gone = await PointEvaluation.query()
    .whereIn('state', [...pointEvaluationWorkflow.steps.leave.from])
    .whereHas('designation', (titles) => void titles.whereIn('state', designationWorkflow.statesIn('ended')))
    .preload('designation')
    .orderBy('id')
  for (const evaluation of gone) {
    await unlessMoved(() => leaveEvaluation(evaluation, by, { reason: reasonOf(evaluation) }))
  }
}

/** On record, hence in Chinese. */
const REASONS: Record<string, string> = { revoked: '网点已被撤销', deregistered: '网点已注销', expired: '网点资格届满' }
const reasonOf = ({ designation }: PointEvaluation) => REASONS[designation.state]
