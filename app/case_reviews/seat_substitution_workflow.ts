import { inTransaction, type Trx } from '#app/core/dialect'
import { noteRecusal } from '#app/experts/recusals'
import { letGo } from '#app/experts/work_of_experts'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import CaseBlind from './case_blind.js'
import type CaseRound from './case_round.js'
import { caseRoundWorkflow } from './case_round_workflow.js'
import CaseSeat from './case_seat.js'
import { caseSeatWorkflow, finishIfDone } from './case_seat_workflow.js'
import { refillSeats } from './refill_seats.js'

type Person = Actor & { id: number }

/** 回避 from one case alone: on record with the expert, told to nobody but the office, and somebody else is drawn. */
export async function recuseSeat(seat: CaseSeat, note: string, by: Person) {
  await inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, seat.roundId, ['scoring', 'discussion'], 'recuse')
    const { caseId } = await CaseBlind.findOrFail(seat.blindId, { client: trx })
    const subject = { type: 'typical_case', id: caseId }
    await noteRecusal(trx, { expertId: seat.expertId, subject, origin: 'declared_by_expert', note }, by)
    await caseSeatWorkflow.takeIn(trx, 'recuse', seat, { by, set: { draft: null } })
    await finishIfDone(trx, seat, by)
    await refillSeats(trx, seat.roundId, [seat], by)
  })
  await seat.refresh()
}

/**
 * 更换专家: what a juror has not handed in is drawn anew among the others; what was handed in stays. The pool is asked for
 * somebody in the juror's place, as long as it has anybody.
 */
export async function releaseJuror(round: CaseRound, expertId: number, by: Person) {
  await inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, round.id, ['allocated', 'scoring', 'discussion'], 'release')
    const open = await CaseSeat.query({ client: trx })
      .where({ roundId: round.id, expertId })
      .whereIn('state', caseSeatWorkflow.statesIn('open'))
      .orderBy('id')
    if (open.length === 0) throw new StepNotAllowed('release', 'nothing_open')
    for (const seat of open) await caseSeatWorkflow.takeIn(trx, 'release', seat, { by, set: { draft: null } })
    await refillSeats(trx, round.id, open, by, [expertId])
  })
  await letGo(round, expertId, by)
}

/**
 * 补抽: seats that nobody could take when they became empty.
 *
 * @returns how many were filled
 */
export function fillEmptySeats(round: CaseRound, by: Person) {
  return inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, round.id, ['allocated', 'scoring', 'discussion'], 'fill')
    const empty = await emptySeats(trx, round.id)
    const filled = await refillSeats(trx, round.id, empty, by)
    if (filled === 0) throw new StepNotAllowed('fill', 'nobody_clear')
    return filled
  })
}

/** Left, with nobody in their place. */
export function emptySeats(trx: Trx | undefined, roundId: number) {
  return CaseSeat.query({ client: trx })
    .where({ roundId })
    .withScopes((scopes) => scopes.counted())
    .whereIn('state', caseSeatWorkflow.statesIn('left'))
    .whereNotIn('id', (taken: any) => taken.from('case_seats').whereNotNull('replaces_id').select('replaces_id'))
    .orderBy('id')
}
