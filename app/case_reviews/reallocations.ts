import CaseCall from '#app/case_calls/case_call'
import { reallocate, type Reallocated } from '#app/experts/reallocate'
import CaseRound, { type CaseAllocation } from './case_round.js'

/**
 * Every allocation of a round, run again.
 *
 * @param named by the number of its call, or its id
 */
export async function reallocationsOf(named: string): Promise<{ record: CaseAllocation; again: Reallocated }[]> {
  const round = await CaseRound.query()
    .whereIn('call_id', CaseCall.query().where('number', named).select('id'))
    .orWhere('id', Number(named) || 0)
    .firstOrFail()
  const records = await round.related('allocations').query().orderBy('id')
  return records.flatMap((record) => {
    const again = reallocate(record)
    return again ? [{ record, again }] : []
  })
}
