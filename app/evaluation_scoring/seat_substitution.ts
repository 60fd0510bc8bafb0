import { inTransaction, type Trx } from '#app/core/dialect'
import { noteRecusal } from '#app/experts/recusals'
import { letGo } from '#app/experts/work_of_experts'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { EvaluationPanel } from './evaluation_panel.js'
import { evaluationPanelWorkflow, type Person } from './evaluation_panel_workflow.js'
import EvaluationSeat from './evaluation_seat.js'
import { evaluationSeatWorkflow, finishIfDone, OPEN } from './evaluation_seat_workflow.js'
import { refillSeats } from './refill_seats.js'

/** 回避 from one point alone: on record with the expert, told to nobody but the office, and somebody else is drawn. */
export async function recuseSeat(seat: EvaluationSeat, note: string, by: Person) {
  await inTransaction(async (trx) => {
    await evaluationPanelWorkflow.hold(trx, seat.panelId, ['scoring'], 'recuse')
    const subject = { type: 'point_evaluation', id: seat.evaluationId }
    await noteRecusal(trx, { expertId: seat.expertId, subject, origin: 'declared_by_expert', note }, by)
    await evaluationSeatWorkflow.takeIn(trx, 'recuse', seat, { by, set: { draft: null } })
    await finishIfDone(trx, seat, by)
    await refillSeats(trx, await panelIn(trx, seat.panelId), by)
  })
  await seat.refresh()
}

/**
 * 更换专家: what an expert has not handed in is drawn anew among the others; what was handed in stays. The pool is asked
 * for somebody in the place, as long as it has anybody.
 *
 * @throws StepNotAllowed `no_open_points`
 */
export async function releaseExpert(panel: EvaluationPanel, expertId: number, by: Person) {
  await inTransaction(async (trx) => {
    await evaluationPanelWorkflow.hold(trx, panel.id, ['allocated', 'scoring'], 'release')
    const open = await EvaluationSeat.query({ client: trx })
      .where({ panelId: panel.id, expertId })
      .whereIn('state', OPEN)
      .orderBy('id')
    if (open.length === 0) throw new StepNotAllowed('release', 'no_open_points')
    for (const seat of open) await evaluationSeatWorkflow.takeIn(trx, 'release', seat, { by, set: { draft: null } })
    await refillSeats(trx, panel, by, [expertId])
  })
  await letGo(panel, expertId, by)
}

/**
 * 补抽: seats that nobody could take when they became empty, and those of points that came later.
 *
 * @throws StepNotAllowed `nobody_free`
 */
export function fillSeats(panel: EvaluationPanel, by: Person) {
  return inTransaction(async (trx) => {
    await evaluationPanelWorkflow.hold(trx, panel.id, ['allocated', 'scoring'], 'fill')
    const filled = await refillSeats(trx, await panelIn(trx, panel.id), by)
    if (filled === 0) throw new StepNotAllowed('fill', 'nobody_free')
  })
}

function panelIn(trx: Trx, id: number) {
  return EvaluationPanel.findOrFail(id, { client: trx })
}
