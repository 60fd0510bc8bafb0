import { randomBytes } from 'node:crypto'
import { insertAll, sqlTime, type Trx } from '#app/core/dialect'
import type { Allocated } from '#app/experts/allocate'
import type { EvaluationAllocation, EvaluationPanel } from './evaluation_panel.js'

/** Seats as they were drawn. @param replaced the seat that each point lost, by its id */
export async function newSeats(
  trx: Trx,
  { id: panelId }: EvaluationPanel,
  { id: allocationId }: EvaluationAllocation,
  { seats }: Allocated,
  replaced: ReadonlyMap<number, number> = new Map()
) {
  const now = { state_since: sqlTime(), created_at: sqlTime(), updated_at: sqlTime() }
  const rows = seats.map(({ caseId, expertId }) => ({
    ...{ panel_id: panelId, evaluation_id: caseId, expert_id: expertId, allocation_id: allocationId },
    ...{ replaces_id: replaced.get(caseId) ?? null, token: randomBytes(12).toString('base64url') },
    ...{ state: 'assigned', version: 0, ...now },
  }))
  await insertAll(trx, 'evaluation_seats', rows)
}
