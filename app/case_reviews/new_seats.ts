import { randomBytes } from 'node:crypto'
import { insertAll, sqlTime, type Trx } from '#app/core/dialect'
import type { Allocated } from '#app/experts/allocate'
import CaseBlind from './case_blind.js'
import type CaseRound from './case_round.js'
import type { CaseAllocation } from './case_round.js'

/** Seats as they were drawn, in an order by chance so that their ids tell nothing. */
export async function newSeats(
  trx: Trx,
  { id: roundId }: CaseRound,
  allocation: CaseAllocation,
  { seats }: Allocated,
  replacesId: number | null = null
) {
  const blinds = await CaseBlind.query({ client: trx }).where({ roundId }).select('id', 'caseId')
  const blindOf = new Map(blinds.map(({ id, caseId }) => [caseId, id]))
  const now = { state_since: sqlTime(), created_at: sqlTime(), updated_at: sqlTime() }
  const rows = seats.map(({ caseId, expertId }) => ({
    ...{ round_id: roundId, blind_id: blindOf.get(caseId), expert_id: expertId, allocation_id: allocation.id },
    ...{ replaces_id: replacesId, token: randomBytes(12).toString('base64url'), state: 'assigned', version: 0 },
    ...now,
  }))
  rows.sort((one, other) => (one.token < other.token ? -1 : 1))
  await insertAll(trx, 'case_seats', rows)
}
