import config from '#config/evaluations'
import type { Trx } from '#app/core/dialect'
import { scoredSheets } from '#app/evaluation_scoring/scored_sheets'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { refuseOpenExtras } from './extra_workflow.js'
import { participants } from './outcome_inputs.js'
import { writeOutcomes } from './write_outcomes.js'

/**
 * 形成评分结果, in the step that takes the cycle to `calibrated`.
 *
 * @throws StepNotAllowed `points_unscored`, `figures_unfrozen`
 */
export async function calibrateIn(trx: Trx, cycle: EvaluationCycle, by: Actor) {
  const points = await participants(cycle, trx)
  await refuseUnscored(trx, points)
  for (const point of points) {
    if (point.state === 'scoring') await pointEvaluationWorkflow.takeIn(trx, 'calibrate', point, { by })
    else await calibrateUnscored(trx, point, by)
  }
  await writeOutcomes(trx, cycle, by)
}

/** Who takes part without a grade need not have been before experts. */
async function calibrateUnscored(trx: Trx, point: PointEvaluation, by: Actor) {
  await pointEvaluationWorkflow.takeIn(trx, 'beginScoring', point, { by })
  const version = point.version + 1
  await pointEvaluationWorkflow.takeIn(trx, 'calibrate', { ...at(point), state: 'scoring', version }, { by })
}

/** What the limits of a flow call the point is needed beside where it stands. */
const at = ({ id, number, name }: PointEvaluation) => ({ id, number, name })

async function refuseUnscored(trx: Trx, points: readonly PointEvaluation[]) {
  const rated = points.filter(({ part }) => part === 'rated')
  const sheets = await scoredSheets(
    rated.map(({ id }) => id),
    trx
  )
  const few = rated.filter(({ id, state }) => state !== 'scoring' || (sheets.get(id)?.length ?? 0) < config.seats.least)
  if (few.length > 0) throw new StepNotAllowed('calibrate', 'points_unscored', null, { points: String(few.length) })
}

/** 提请审议. @throws StepNotAllowed `extras_open` */
export async function deliberateIn(trx: Trx, cycle: EvaluationCycle, _by: Actor) {
  const points = await participants(cycle, trx)
  await refuseOpenExtras(
    trx,
    points.map(({ id }) => id),
    'deliberate'
  )
}

/** 退回校准: what was decided is given up, and the results are those of the rules again. */
export async function giveBackIn(trx: Trx, cycle: EvaluationCycle, by: Actor) {
  await trx.from('evaluation_deliberations').where({ cycle_id: cycle.id }).update({ is_current: null })
  await writeOutcomes(trx, cycle, by)
}
