import type { Trx } from '#app/core/dialect'
import type { Refusal } from '#app/evaluations/cycle_hooks'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { Actor } from '#app/users/actor'
import { writeOutcomes } from './write_outcomes.js'

/** 形成评分结果, with the step that takes cycle and points to `calibrated`. @throws StepNotAllowed `figures_unfrozen` */
export async function calibrateIn(trx: Trx, cycle: EvaluationCycle, by: Actor) {
  await writeOutcomes(trx, cycle, by)
}

/** Before 提请审议: what was proposed beside the indicators waits for its decision. */
export async function deliberationRefusals(trx: Trx, { id }: EvaluationCycle): Promise<Refusal[]> {
  const points = trx.from('point_evaluations').where({ cycle_id: id }).whereNot('state', 'left').select('id')
  const open = trx.from('evaluation_extras').whereIn('evaluation_id', points).where('state', 'proposed')
  const { total } = await open.count('* as total').first()
  const href = `/evaluation-cycles/${id}/results`
  return Number(total) > 0 ? [{ reason: 'extras_open', facts: { count: String(total) }, href }] : []
}

/** 退出参评 when results stand already: ranks and places of excellence are those of who is left. */
export async function leaveResultsIn(trx: Trx, evaluations: readonly PointEvaluation[], by: Actor) {
  for (const [cycleId, leaving] of Map.groupBy(evaluations, (evaluation) => evaluation.cycleId)) {
    const cycle = await EvaluationCycle.query({ client: trx }).where('id', cycleId).forUpdate().firstOrFail()
    const ids = leaving.map(({ id }) => id)
    if (['calibrated', 'deliberation'].includes(cycle.state)) await writeOutcomes(trx, cycle, by, ids)
  }
}

/** 退回校准: what was decided is given up, and the results are those of the rules again. */
export async function giveBackIn(trx: Trx, cycle: EvaluationCycle, by: Actor) {
  await trx.from('evaluation_deliberations').where({ cycle_id: cycle.id }).update({ is_current: null })
  await writeOutcomes(trx, cycle, by)
}
