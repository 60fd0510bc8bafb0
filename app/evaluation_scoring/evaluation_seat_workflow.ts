import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import { noteNudge } from '#app/experts/seats'
import { endWork } from '#app/experts/work_of_experts'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import { EvaluationPanel } from './evaluation_panel.js'
import { evaluationPanelWorkflow, type Person } from './evaluation_panel_workflow.js'
import EvaluationSeat, { type Sheet } from './evaluation_seat.js'
import { hundredths, keepSheet, lastSheet } from './sheet_versions.js'

export type SeatState = 'assigned' | 'submitted' | 'reopened' | 'recused' | 'released'

const EXPERT = ['expert'] as const

/** One expert's judgement of one point. */
export const evaluationSeatWorkflow = new Workflow(
  'evaluation_seat',
  'evaluation_seats',
  {
    assigned: { tone: 'waiting', waitsFor: EXPERT, group: 'open' },
    reopened: { tone: 'warning', waitsFor: EXPERT, group: 'open' },
    submitted: { tone: 'good', waitsFor: null, group: 'done' },
    recused: { tone: 'quiet', waitsFor: null, group: 'left' },
    released: { tone: 'quiet', waitsFor: null, group: 'left' },
  },
  {
    submit: { from: ['assigned', 'reopened'], to: 'submitted', recordedAs: 'evaluation_seat.submitted' },
    reopen: { from: ['submitted'], to: 'reopened', recordedAs: 'evaluation_seat.reopened' },
    recuse: { from: ['assigned', 'reopened'], to: 'recused', recordedAs: 'evaluation_seat.recused' },
    release: { from: ['assigned', 'reopened'], to: 'released', recordedAs: 'evaluation_seat.released' },
  } as const satisfies Record<string, { from: readonly SeatState[]; to: SeatState; recordedAs: string }>
)

export const OPEN = evaluationSeatWorkflow.statesIn('open')

/** As typed so far, without any check; refused once it was handed in, or the panel is over. */
export async function keepDraft(seat: EvaluationSeat, draft: Partial<Sheet>) {
  const kept = await EvaluationSeat.query()
    .where('id', seat.id)
    .whereIn('state', OPEN)
    .whereIn('panel_id', EvaluationPanel.query().where('state', 'scoring').select('id'))
    .update({ draft: JSON.stringify(draft), updated_at: sqlTime() })
  if (Number(kept) === 0) throw new StepNotAllowed('submit', 'moved_on')
}

/**
 * 提交评分: bound to what was read. While it is scored nothing more is filed, so that what was handed in stays about it.
 *
 * @throws StepNotAllowed `filed_changed` when that is not what the point has filed
 */
export async function submitSheet(seat: EvaluationSeat, sheet: Sheet, contentHash: string, by: Person) {
  const kind = seat.state === 'reopened' ? 'reopened' : 'own'
  const total = hundredths(sheet.scores)
  await inTransaction(async (trx) => {
    await evaluationPanelWorkflow.hold(trx, seat.panelId, ['scoring'], 'submit')
    await refuseUnread(trx, seat, contentHash)
    await evaluationSeatWorkflow.takeIn(trx, 'submit', seat, {
      ...{ by, details: { kind } },
      set: { total, content_hash: contentHash || null, submitted_at: sqlTime(), draft: null },
    })
    await keepSheet(trx, seat, { ...sheet, kind, contentHash, total })
    await finishIfDone(trx, seat, by)
  })
  await seat.refresh()
}

async function refuseUnread(trx: Trx, { evaluationId }: EvaluationSeat, contentHash: string) {
  await pointEvaluationWorkflow.hold(trx, evaluationId, ['scoring'], 'submit')
  const evaluation = await PointEvaluation.findOrFail(evaluationId, { client: trx })
  if ((evaluation.contentHash ?? '') !== contentHash) throw new StepNotAllowed('submit', 'filed_changed')
}

/** The last of an expert's points ends the work that the expert was invited to. */
export async function finishIfDone(trx: Trx, { panelId, expertId }: EvaluationSeat, by: Actor) {
  const open = await EvaluationSeat.query({ client: trx })
    .where({ panelId, expertId })
    .whereIn('state', OPEN)
    .withScopes((scopes) => scopes.counted())
    .first()
  if (open) return
  await endWork(trx, await EvaluationPanel.findOrFail(panelId, { client: trx }), by, expertId)
}

/** 退回重评, with a reason that the expert reads. */
export async function reopenSheet(seat: EvaluationSeat, reason: string, by: Person) {
  await inTransaction(async (trx) => {
    await evaluationPanelWorkflow.hold(trx, seat.panelId, ['scoring'], 'reopen')
    const last = await lastSheet(seat, trx)
    if (!last) throw new StepNotAllowed('reopen', 'moved_on')
    const { scores, findings, reasons, verdicts, opinion } = last
    await evaluationSeatWorkflow.takeIn(trx, 'reopen', seat, {
      ...{ by, details: { opinion: reason } },
      set: { reopen_reason: reason, draft: JSON.stringify({ scores, findings, reasons, verdicts, opinion }) },
    })
  })
  await seat.refresh()
}

/**
 * 催办: a word to an expert who is behind, once a day.
 *
 * @throws StepNotAllowed `nudged_today`
 */
export function nudgeExpert(panel: EvaluationPanel, expertId: number, by: Person) {
  return inTransaction(async (trx) => {
    await evaluationPanelWorkflow.hold(trx, panel.id, ['scoring'], 'nudge')
    await noteNudge(
      trx.from('evaluation_seats').where({ panel_id: panel.id, expert_id: expertId }).whereIn('state', OPEN)
    )
    await evaluationPanelWorkflow.tell(trx, 'evaluation_panel.nudged', panel.id, by, { expertId })
  })
}
