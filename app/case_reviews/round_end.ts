import type { Trx } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import CaseBlind from './case_blind.js'
import type CaseRound from './case_round.js'
import { blindsInRound } from './case_seat.js'
import { countedSeats } from './round_totals.js'

/** Before a round goes on: every seat is taken, handed in, and about what is read now. */
export async function refuseUnfinished(trx: Trx, round: CaseRound, step: 'discuss' | 'conclude') {
  const seats = await countedSeats(round.id, trx)
  const blinds = await CaseBlind.query({ client: trx }).where('roundId', round.id)
  const handedIn = seats.filter(({ state }) => state === 'submitted')
  if (seats.some(({ state }) => state === 'assigned' || state === 'reopened'))
    throw new StepNotAllowed(step, 'seats_unsubmitted')
  const counted = new Set(seats.map(({ blindId }) => blindId))
  for (const blind of blinds.filter(({ id }) => counted.has(id))) {
    const own = handedIn.filter(({ blindId }) => blindId === blind.id)
    if (own.length < round.seats) throw new StepNotAllowed(step, 'seats_empty', null, { code: blind.code })
    if (own.some((seat) => seat.isOutdated(blind)))
      throw new StepNotAllowed(step, 'seats_outdated', null, { code: blind.code })
  }
  if (step === 'conclude') await refuseUndiscussed(trx, round)
}

async function refuseUndiscussed(trx: Trx, { id }: CaseRound) {
  const open = await trx
    .from('case_discussions')
    .where('round_id', id)
    .whereIn('blind_id', blindsInRound())
    .whereNull('recorded_at')
    .first()
  if (open) throw new StepNotAllowed('conclude', 'discussions_missing')
}
