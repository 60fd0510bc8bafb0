import db from '@adonisjs/lucid/services/db'
import type { Trx } from '#app/core/dialect'
import CaseSeat from './case_seat.js'

/** Seats of cases that are still in the round: others were disqualified meanwhile. */
export function countedSeats(roundId: number, trx?: Trx) {
  const inRound = db
    .from('case_blinds')
    .join('typical_cases', 'typical_cases.id', 'case_blinds.case_id')
    .where('case_blinds.round_id', roundId)
    .whereNot('typical_cases.state', 'disqualified')
    .whereNot('typical_cases.state', 'withdrawn')
    .select('case_blinds.id')
  return CaseSeat.query({ client: trx }).where('roundId', roundId).whereIn('blindId', inRound).orderBy('id')
}

/** What each case was given, in points, by the id of its blind copy. */
export async function totalsByBlind(roundId: number, trx?: Trx) {
  const seats = await countedSeats(roundId, trx).where('state', 'submitted').select('blindId', 'total')
  const totals = new Map<number, number[]>()
  for (const { blindId, total } of seats) totals.set(blindId, [...(totals.get(blindId) ?? []), total! / 100])
  return totals
}
