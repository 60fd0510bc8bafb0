import { randomBytes, randomInt } from 'node:crypto'
import { canonicalJson } from '#app/core/canonical_json'
import { insertAll, sqlTime, type Trx } from '#app/core/dialect'
import TypicalCase from '#app/cases/typical_case'
import { acceptedExperts } from '#app/experts/accepted_experts'
import { allocate, type AllocationInputs } from '#app/experts/allocate'
import { drawnResult, fixedInputs } from '#app/experts/reallocate'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import CaseBlind from './case_blind.js'
import type CaseRound from './case_round.js'
import { CaseAllocation } from './case_round.js'
import { caseRoundWorkflow, type Seen } from './case_round_workflow.js'
import { toldCases } from './judged_cases.js'
import { casesToJudge } from './jury.js'
import { newSeats } from './new_seats.js'

type Person = Actor & { id: number }

/**
 * 固定分配依据: who of the jury is clear of which case is written down, and its hash and that of a new seed go on record
 * before anybody can know the seed. Until the allocation only its hash leaves the database.
 *
 * @throws StepNotAllowed `no_cases`; `too_few_clear` with the case and how many may judge it
 */
export function freezeAllocation(round: CaseRound, by: Person, { version }: Seen = {}) {
  const seed = randomBytes(16).toString('hex')
  const details: Record<string, unknown> = {}
  return caseRoundWorkflow.take('freeze', round, {
    ...{ by, version, details },
    also: async (trx) => {
      const inputs = await inputsOf(trx, round)
      await prepareBlinds(trx, round, inputs)
      const { inputsHash, commitment } = await CaseAllocation.create(
        { roundId: round.id, ...fixedInputs('first', inputs, seed, by) },
        { client: trx }
      )
      Object.assign(details, { inputsHash, commitment, cases: inputs.cases.length })
    },
  })
}

async function inputsOf(trx: Trx, round: CaseRound): Promise<AllocationInputs> {
  const rows = await TypicalCase.query({ client: trx })
    .where({ callId: round.callId, state: 'formal_ok' })
    .select('id', 'number')
    .orderBy('id')
  if (rows.length === 0) throw new StepNotAllowed('freeze', 'no_cases')
  const told = await toldCases(
    rows.map(({ id }) => id),
    trx
  )
  const cases = casesToJudge(told, await acceptedExperts(round, trx))
  const short = cases.find(({ clear }) => clear.length < round.seats)
  if (short)
    throw tooFewClear(
      'freeze',
      rows.find(({ id }) => id === short.id)!,
      short.clear.length,
      round.seats
    )
  return { seats: round.seats, cases, loads: {} }
}

function tooFewClear(step: string, { number }: TypicalCase, clear: number, seats: number) {
  const facts = { number: number ?? '', clear: String(clear), seats: String(seats) }
  return new StepNotAllowed(step, 'too_few_clear', null, facts)
}

/** A code for each case, by chance; cases that left since an earlier time go. */
async function prepareBlinds(trx: Trx, { id: roundId }: CaseRound, { cases }: AllocationInputs) {
  const ids = cases.map((one) => one.id)
  const gone = CaseBlind.query({ client: trx }).where({ roundId }).whereNotIn('caseId', ids).select('id')
  await trx
    .from('case_findings')
    .whereIn(
      'blind_id',
      (await gone).map(({ id }) => id)
    )
    .delete()
  await trx.from('case_blinds').where('round_id', roundId).whereNotIn('case_id', ids).delete()
  const known = await CaseBlind.query({ client: trx }).where({ roundId })
  const codes = new Set(known.map(({ code }) => code))
  const fresh = ids.filter((caseId) => !known.some((one) => one.caseId === caseId))
  const times = { created_at: sqlTime(), updated_at: sqlTime() }
  const rows = fresh.map((caseId) => ({
    ...{ round_id: roundId, case_id: caseId, code: newCode(codes, ids.length), masks: '{"words":[],"images":[]}' },
    ...times,
  }))
  await insertAll(trx, 'case_blinds', rows)
}

/** Three digits while they are many more than the cases. */
function newCode(codes: Set<string>, cases: number): string {
  const [from, to] = cases < 400 ? [100, 1000] : [1000, 10_000]
  for (;;) {
    const code = `案-${randomInt(from, to)}`
    if (codes.has(code)) continue
    codes.add(code)
    return code
  }
}

/**
 * 分配: what was fixed and the seed decide.
 *
 * @throws StepNotAllowed `allocation_stale` when a case or a juror is no longer as it was fixed
 */
export function allocateCases(round: CaseRound, by: Person, { version }: Seen = {}) {
  const details: Record<string, unknown> = {}
  return caseRoundWorkflow.take('allocate', round, {
    ...{ by, version, details },
    also: async (trx) => {
      const record = await newestAllocation(trx, round)
      if (canonicalJson(await inputsOf(trx, round)) !== record.inputs)
        throw new StepNotAllowed('allocate', 'allocation_stale')
      const found = allocate(record.given, record.seed)
      await trx.from('case_allocations').where({ id: record.id }).update(drawnResult(found))
      await newSeats(trx, round, record, found)
      Object.assign(details, { seed: record.seed, inputsHash: record.inputsHash, seats: found.seats.length })
    },
  })
}

export function newestAllocation(trx: Trx, { id }: CaseRound) {
  return CaseAllocation.query({ client: trx }).where('roundId', id).orderBy('id', 'desc').firstOrFail()
}
