import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { noteNudge } from '#app/experts/seats'
import { endWork } from '#app/experts/work_of_experts'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import CaseBlind from './case_blind.js'
import CaseRound from './case_round.js'
import { caseRoundWorkflow } from './case_round_workflow.js'
import CaseSeat, { CaseDiscussion, type CaseScore, type ScoreDraft } from './case_seat.js'
import { hundredths, keepScore, scoreFor, type Scored } from './score_versions.js'

export type SeatState = 'assigned' | 'submitted' | 'reopened' | 'recused' | 'released'

const EXPERT = ['expert'] as const

/** One expert's judgement of one case. */
export const caseSeatWorkflow = new Workflow(
  'case_seat',
  'case_seats',
  {
    assigned: { tone: 'waiting', waitsFor: EXPERT, group: 'open' },
    reopened: { tone: 'warning', waitsFor: EXPERT, group: 'open' },
    submitted: { tone: 'good', waitsFor: null, group: 'done' },
    recused: { tone: 'quiet', waitsFor: null, group: 'left' },
    released: { tone: 'quiet', waitsFor: null, group: 'left' },
  },
  {
    submit: { from: ['assigned', 'reopened'], to: 'submitted', recordedAs: 'case_seat.submitted' },
    /** What is read has changed since: the scores stay as they are. */
    confirm: { from: ['submitted'], to: 'submitted', recordedAs: 'case_seat.confirmed' },
    /** 合议中改分, once. */
    revise: { from: ['submitted'], to: 'submitted', recordedAs: 'case_seat.revised' },
    reopen: { from: ['submitted'], to: 'reopened', recordedAs: 'case_seat.reopened' },
    recuse: { from: ['assigned', 'reopened'], to: 'recused', recordedAs: 'case_seat.recused' },
    release: { from: ['assigned', 'reopened'], to: 'released', recordedAs: 'case_seat.released' },
  } as const satisfies Record<string, { from: readonly SeatState[]; to: SeatState; recordedAs: string }>
)

type Person = Actor & { id: number }

/** As typed so far, without any check; refused once it was handed in. */
export async function keepDraft(seat: CaseSeat, draft: ScoreDraft) {
  const kept = await CaseSeat.query()
    .where('id', seat.id)
    .whereIn('state', caseSeatWorkflow.statesIn('open'))
    .update({ draft: JSON.stringify(draft), updated_at: sqlTime() })
  if (Number(kept) === 0) throw new StepNotAllowed('submit', 'moved_on')
}

/**
 * 提交评分: bound to what was read.
 *
 * @throws StepNotAllowed `content_changed` when the reviewers' copy is another one by now
 */
export function submitSeat(seat: CaseSeat, scored: Scored, contentHash: string, by: Person) {
  const kind = seat.state === 'reopened' ? 'reopened' : 'own'
  return handIn('submit', seat, { ...scored, kind, contentHash }, by, ['scoring', 'discussion'])
}

/** 确认: the same scores for what is read now. */
export async function confirmSeat(seat: CaseSeat, contentHash: string, by: Person) {
  const { scores, reasons, opinion } = await scoreFor('confirm', seat)
  const again = { scores, reasons, opinion, kind: 'confirmed' as const, contentHash }
  return handIn('confirm', seat, again, by, ['scoring', 'discussion'])
}

/**
 * 合议改分: once, while the discussion of the case is not on record; both versions stay.
 *
 * @throws StepNotAllowed `revised_before`, `not_discussed`
 */
export function reviseSeat(seat: CaseSeat, scored: Scored, contentHash: string, by: Person) {
  return handIn('revise', seat, { ...scored, kind: 'discussion', contentHash }, by, ['discussion'], async (trx) => {
    const revised = await trx
      .from('case_seats')
      .where({ id: seat.id })
      .whereNull('revised_at')
      .update({ revised_at: sqlTime() })
    if (Number(revised) === 0) throw new StepNotAllowed('revise', 'revised_before')
    const discussion = await CaseDiscussion.query({ client: trx }).where({ blindId: seat.blindId }).first()
    if (!discussion || discussion.recordedAt) throw new StepNotAllowed('revise', 'not_discussed')
  })
}

type HandedIn = Scored & { kind: CaseScore['kind']; contentHash: string }

async function handIn(
  step: 'submit' | 'confirm' | 'revise',
  seat: CaseSeat,
  given: HandedIn,
  by: Person,
  states: ('scoring' | 'discussion')[],
  also?: (trx: Trx) => Promise<void>
) {
  const { kind, contentHash } = given
  const total = hundredths(given.scores)
  await inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, seat.roundId, states, step)
    await refuseUnread(trx, seat, contentHash, step)
    await caseSeatWorkflow.takeIn(trx, step, seat, {
      ...{ by, details: { kind } },
      set: { total, content_hash: contentHash, submitted_at: sqlTime(), draft: null },
    })
    await also?.(trx)
    await keepScore(trx, seat, { ...given, total })
    await finishIfDone(trx, seat, by)
  })
  await seat.refresh()
}

async function refuseUnread(trx: Trx, seat: CaseSeat, contentHash: string, step: string) {
  const blind = await CaseBlind.query({ client: trx }).where('id', seat.blindId).preload('case').firstOrFail()
  if (blind.case.state !== 'scoring') throw new StepNotAllowed(step, 'case_left_round')
  if (blind.contentHash !== contentHash) throw new StepNotAllowed(step, 'content_changed')
}

/** The last of an expert's cases ends the work that the expert was invited to. */
export async function finishIfDone(trx: Trx, { roundId, expertId }: CaseSeat, by: Actor) {
  const open = await CaseSeat.query({ client: trx })
    .where({ roundId, expertId })
    .whereIn('state', caseSeatWorkflow.statesIn('open'))
    .withScopes((scopes) => scopes.counted())
    .first()
  if (open) return
  await endWork(trx, await CaseRound.findOrFail(roundId, { client: trx }), by, expertId)
}

/** 退回重评, with a reason that the expert reads. */
export async function reopenSeat(seat: CaseSeat, reason: string, by: Person) {
  await inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, seat.roundId, ['scoring', 'discussion'], 'reopen')
    const { scores, reasons, opinion } = await scoreFor('reopen', seat, trx)
    const draft = JSON.stringify({ scores, reasons, opinion })
    await caseSeatWorkflow.takeIn(trx, 'reopen', seat, {
      ...{ by, details: { opinion: reason } },
      set: { reopen_reason: reason, draft },
    })
  })
  await seat.refresh()
}

/**
 * 催办: a word to a juror who is behind, once a day.
 *
 * @throws StepNotAllowed `nudged_today`
 */
export function nudgeJuror(round: CaseRound, expertId: number, by: Person) {
  return inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, round.id, ['scoring', 'discussion'], 'nudge')
    await noteNudge(
      trx
        .from('case_seats')
        .where({ round_id: round.id, expert_id: expertId })
        .whereIn('state', caseSeatWorkflow.statesIn('open'))
    )
    await caseRoundWorkflow.tell(trx, 'case_round.nudged', round.id, by, { expertId })
  })
}
