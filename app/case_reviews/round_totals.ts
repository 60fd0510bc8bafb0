import type { Trx } from '#app/core/dialect'
import CaseSeat from './case_seat.js'

/** Seats of cases that are still in the round. */
export function countedSeats(roundId: number, trx?: Trx) {
  return CaseSeat.query({ client: trx })
    .where('roundId', roundId)
    .withScopes((scopes) => scopes.counted())
    .orderBy('id')
}

/** What each case was given, in points, by the id of its blind copy. */
export async function totalsByBlind(roundId: number, trx?: Trx) {
  const seats = await countedSeats(roundId, trx).where('state', 'submitted').select('blindId', 'total')
  const totals = new Map<number, number[]>()
  for (const { blindId, total } of seats) totals.set(blindId, [...(totals.get(blindId) ?? []), total! / 100])
  return totals
}
