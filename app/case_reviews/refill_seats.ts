import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { acceptedExperts } from '#app/experts/accepted_experts'
import { allocate, loadsOf, type AllocationInputs } from '#app/experts/allocate'
import { drawnResult, fixedInputs } from '#app/experts/reallocate'
import { newestAllocation } from './allocation_workflow.js'
import CaseBlind from './case_blind.js'
import CaseRound, { CaseAllocation } from './case_round.js'
import { caseSeatWorkflow } from './case_seat_workflow.js'
import CaseSeat from './case_seat.js'
import { toldCases } from './judged_cases.js'
import { casesToJudge } from './jury.js'
import { newSeats } from './new_seats.js'

type Person = Actor & { id: number }

/**
 * 递补: empty seats, one of each case, drawn from where the stream ended and written down like the first allocation. The
 * round is held by the caller. Seats that nobody can take stay empty and are the office's to see.
 *
 * @returns how many were filled
 */
export async function refillSeats(
  trx: Trx,
  roundId: number,
  empty: readonly CaseSeat[],
  by: Person,
  without: readonly number[] = []
) {
  const round = await CaseRound.findOrFail(roundId, { client: trx })
  const seatOf = new Map(await caseAndSeat(trx, empty))
  const inputs = await openInputs(trx, round, [...seatOf.keys()], without)
  if (inputs.cases.length === 0) return 0
  const before = await newestAllocation(trx, round)
  const fixed = fixedInputs('substitution', inputs, before.seed, by, before.positionTo!)
  const record = await CaseAllocation.create({ roundId, ...fixed }, { client: trx })
  const found = allocate(inputs, before.seed, before.positionTo!)
  await trx.from('case_allocations').where({ id: record.id }).update(drawnResult(found))
  for (const seat of found.seats) {
    await newSeats(trx, round, record, { ...found, seats: [seat] }, seatOf.get(seat.caseId)!.id)
  }
  await tellNew(trx, record, by)
  return found.seats.length
}

async function caseAndSeat(trx: Trx, empty: readonly CaseSeat[]) {
  const blinds = await CaseBlind.query({ client: trx }).whereIn(
    'id',
    empty.map(({ blindId }) => blindId)
  )
  return empty.map((seat) => [blinds.find(({ id }) => id === seat.blindId)!.caseId, seat] as const)
}

/** Nobody gets a case twice; somebody of the field is looked for where none is left. */
async function openInputs(trx: Trx, round: CaseRound, caseIds: number[], without: readonly number[]) {
  const all = await CaseSeat.query({ client: trx }).where('roundId', round.id).preload('blind')
  const standing = all.filter(({ state }) => !caseSeatWorkflow.statesIn('left').includes(state))
  const jury = (await acceptedExperts(round, trx)).filter(({ id }) => !without.includes(id))
  const cases = casesToJudge(await toldCases(caseIds, trx), jury).map(({ id, clear, home }) => {
    const had = all.filter(({ blind }) => blind.caseId === id).map(({ expertId }) => expertId)
    const hasHome = standing.some(({ blind, expertId }) => blind.caseId === id && home.includes(expertId))
    const free = (ids: readonly number[]) => ids.filter((one) => !had.includes(one))
    return { id, clear: free(clear), home: hasHome ? [] : free(home) }
  })
  const inputs: AllocationInputs = {
    seats: 1,
    loads: loadsOf(standing),
    cases: cases.filter(({ clear }) => clear.length > 0),
  }
  return inputs
}

async function tellNew(trx: Trx, { id: allocationId }: CaseAllocation, by: Actor) {
  const added = await CaseSeat.query({ client: trx }).where({ allocationId }).orderBy('id')
  for (const seat of added) await caseSeatWorkflow.tell(trx, 'case_seat.assigned', seat.id, by)
}
