import type { Trx } from '#app/core/dialect'
import type { Refusal } from '#app/evaluations/cycle_hooks'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { LEAST_EXPERTS } from '#app/indicators/rules'
import { EvaluationPanel } from './evaluation_panel.js'
import EvaluationSeat from './evaluation_seat.js'
import { evaluationSeatWorkflow } from './evaluation_seat_workflow.js'
import { pointsOf } from './panel_experts.js'

/**
 * What the panel lacks for the next step of its cycle: before the scoring that every point has its experts, before the
 * calibration that each of them has handed in a sheet. Empty when nothing stands in the way.
 */
export async function panelRefusals(
  trx: Trx | undefined,
  cycle: Pick<EvaluationCycle, 'id' | 'seats' | 'state'>
): Promise<Refusal[]> {
  const href = `/evaluation-cycles/${cycle.id}/panel`
  const panel = await EvaluationPanel.query({ client: trx }).where('cycleId', cycle.id).first()
  if (!panel || panel.state === 'preparing') return [{ reason: 'panel_not_allocated', href }]
  const seats = await EvaluationSeat.query({ client: trx })
    .where('panelId', panel.id)
    .whereNotIn('state', evaluationSeatWorkflow.statesIn('left'))
  return (await pointsOf(panel, trx)).flatMap((point) => {
    const own = seats.filter(({ evaluationId }) => evaluationId === point.id)
    const found = cycle.state === 'scoring' ? beforeCalibration(point, own) : beforeScoring(point, own, cycle.seats)
    return found.map((refusal) => ({ ...refusal, href: `${href}/points/${point.id}` }))
  })
}

function beforeScoring({ number, name }: PointEvaluation, own: EvaluationSeat[], seats: number): Refusal[] {
  if (own.length >= seats) return []
  const facts = { point: `${number} ${name}`, has: String(own.length), seats: String(seats) }
  return [{ reason: 'point_without_experts', facts }]
}

function beforeCalibration(point: PointEvaluation, own: EvaluationSeat[]): Refusal[] {
  const facts = { point: `${point.number} ${point.name}` }
  const open = own.filter(({ state }) => state !== 'submitted').length
  if (open > 0) return [{ reason: 'point_unscored', facts: { ...facts, open: String(open) } }]
  if (own.length >= LEAST_EXPERTS) return []
  return [{ reason: 'point_few_sheets', facts: { ...facts, has: String(own.length), least: String(LEAST_EXPERTS) } }]
}
