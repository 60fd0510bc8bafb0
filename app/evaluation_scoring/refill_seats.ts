import config from '#config/evaluation_scoring'
import type { Trx } from '#app/core/dialect'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { acceptedExperts } from '#app/experts/accepted_experts'
import { allocate, loadsOf, type AllocationInputs } from '#app/experts/allocate'
import { drawnResult, fixedInputs } from '#app/experts/reallocate'
import { EvaluationAllocation, type EvaluationPanel } from './evaluation_panel.js'
import type { Person } from './evaluation_panel_workflow.js'
import EvaluationSeat from './evaluation_seat.js'
import { evaluationSeatWorkflow } from './evaluation_seat_workflow.js'
import { newSeats } from './new_seats.js'
import { pointsOf, pointsToJudge } from './panel_experts.js'
import { newestAllocation } from './point_allocation.js'

const LEFT = evaluationSeatWorkflow.statesIn('left')

/**
 * 递补: seats that points lack, one of each point at a time, drawn from where the stream ended and written down like the
 * first allocation. The panel is held by the caller. Seats that nobody can take stay empty and are the office's to see.
 *
 * @returns how many were filled
 */
export async function refillSeats(trx: Trx, panel: EvaluationPanel, by: Person, without: readonly number[] = []) {
  let filled = 0
  for (;;) {
    const all = await EvaluationSeat.query({ client: trx }).where('panelId', panel.id).orderBy('id')
    const inputs = await lackingInputs(trx, panel, all, without)
    if (inputs.cases.length === 0) return filled
    filled += await drawOn(trx, panel, inputs, all, by)
  }
}

async function drawOn(
  trx: Trx,
  panel: EvaluationPanel,
  inputs: AllocationInputs,
  all: readonly EvaluationSeat[],
  by: Person
) {
  const { seed, positionTo } = (await newestAllocation(trx, panel))!
  const fixed = fixedInputs('substitution', inputs, seed, by, positionTo!)
  const record = await EvaluationAllocation.create({ panelId: panel.id, ...fixed }, { client: trx })
  const found = allocate(inputs, seed, positionTo!)
  await trx.from('evaluation_allocations').where({ id: record.id }).update(drawnResult(found))
  await newSeats(trx, panel, record, found, replacedSeats(all))
  const added = await EvaluationSeat.query({ client: trx }).where('allocationId', record.id).orderBy('id')
  for (const seat of added) await evaluationSeatWorkflow.tell(trx, 'evaluation_seat.assigned', seat.id, by)
  return added.length
}

/** Of each point the seat that was left and has nobody in its place. */
function replacedSeats(all: readonly EvaluationSeat[]) {
  const taken = new Set(all.map(({ replacesId }) => replacesId))
  const empty = all.filter(({ id, state }) => LEFT.includes(state) && !taken.has(id))
  return new Map(empty.map(({ id, evaluationId }) => [evaluationId, id]))
}

/** Nobody gets a point twice, or more points than can be read with care. */
async function lackingInputs(
  trx: Trx,
  panel: EvaluationPanel,
  all: readonly EvaluationSeat[],
  without: readonly number[]
): Promise<AllocationInputs> {
  const { seats } = await EvaluationCycle.findOrFail(panel.cycleId, { client: trx })
  const standing = all.filter(({ state }) => !LEFT.includes(state))
  const loads = loadsOf(standing)
  const points = (await pointsOf(panel, trx)).filter(
    ({ id }) => standing.filter(({ evaluationId }) => evaluationId === id).length < seats
  )
  const free = (await acceptedExperts(panel, trx)).filter(
    ({ id }) => !without.includes(id) && (loads[id] ?? 0) < config.mostPoints
  )
  const cases = pointsToJudge(points, free).map(({ id, clear }) => {
    const had = all.filter(({ evaluationId }) => evaluationId === id).map(({ expertId }) => expertId)
    return { id, clear: clear.filter((expert) => !had.includes(expert)), home: [] }
  })
  return { seats: 1, loads, cases: cases.filter(({ clear }) => clear.length > 0) }
}
