import CaseCall from '#app/case_calls/case_call'
import { reallocated } from '#app/experts/reallocate'
import CaseRound from './case_round.js'

/**
 * Every allocation of a round, run again.
 *
 * @param named by the number of its call, or its id
 */
export async function reallocationsOf(named: string) {
  const round = await CaseRound.query()
    .whereIn('call_id', CaseCall.query().where('number', named).select('id'))
    .orWhere('id', Number(named) || 0)
    .firstOrFail()
  return reallocated(await round.related('allocations').query().orderBy('id'))
}
