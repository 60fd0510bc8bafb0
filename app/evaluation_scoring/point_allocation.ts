import { randomBytes } from 'node:crypto'
import config from '#config/evaluation_scoring'
import { canonicalJson } from '#app/core/canonical_json'
import type { Trx } from '#app/core/dialect'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { BEFORE_SCORING, evaluationCycleWorkflow } from '#app/evaluations/evaluation_cycle_workflow'
import { acceptedExperts } from '#app/experts/accepted_experts'
import { allocate, loadsOf, type AllocationInputs } from '#app/experts/allocate'
import { drawnResult, fixedInputs } from '#app/experts/reallocate'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { EvaluationAllocation, type EvaluationPanel } from './evaluation_panel.js'
import { evaluationPanelWorkflow, type Person, type Seen } from './evaluation_panel_workflow.js'
import { newSeats } from './new_seats.js'
import { pointsOf, pointsToJudge } from './panel_experts.js'

/**
 * 固定分配依据: who is clear of which point is written down, and its hash and that of a new seed go on record before
 * anybody can know the seed. Until the allocation only its hash leaves the database.
 *
 * @throws StepNotAllowed `no_points`; `too_few_clear_experts` with the point; `too_much_work` with how many experts it takes
 */
export function freezePoints(panel: EvaluationPanel, by: Person, { version }: Seen = {}) {
  const seed = randomBytes(16).toString('hex')
  const details: Record<string, unknown> = {}
  return evaluationPanelWorkflow.take('freeze', panel, {
    ...{ by, version, details },
    also: async (trx) => {
      const inputs = await inputsOf(trx, panel)
      refuseTooMuch(inputs, seed)
      const { inputsHash, commitment } = await EvaluationAllocation.create(
        { panelId: panel.id, ...fixedInputs('first', inputs, seed, by) },
        { client: trx }
      )
      Object.assign(details, { inputsHash, commitment, points: inputs.cases.length })
    },
  })
}

async function inputsOf(trx: Trx, panel: EvaluationPanel): Promise<AllocationInputs> {
  await evaluationCycleWorkflow.hold(trx, panel.cycleId, BEFORE_SCORING, 'freeze')
  const { seats } = await EvaluationCycle.findOrFail(panel.cycleId, { client: trx })
  const points = await pointsOf(panel, trx)
  if (points.length === 0) throw new StepNotAllowed('freeze', 'no_points')
  const cases = pointsToJudge(points, await acceptedExperts(panel, trx))
  const short = cases.find(({ clear }) => clear.length < seats)
  if (short) {
    const { number, name } = points.find(({ id }) => id === short.id)!
    const facts = { point: `${number} ${name}`, clear: String(short.clear.length), seats: String(seats) }
    throw new StepNotAllowed('freeze', 'too_few_clear_experts', null, facts)
  }
  return { seats, cases, loads: {} }
}

/** The most that anybody gets is the least that can be: it is the same whatever the seed. */
function refuseTooMuch(inputs: AllocationInputs, seed: string) {
  const heaviest = Math.max(...Object.values(loadsOf(allocate(inputs, seed).seats)))
  if (heaviest <= config.mostPoints) return
  const facts = { heaviest: String(heaviest), most: String(config.mostPoints) }
  throw new StepNotAllowed('freeze', 'too_much_work', null, facts)
}

/**
 * 分配: what was fixed and the seed decide.
 *
 * @throws StepNotAllowed `not_frozen`; `allocation_changed` when a point or an expert is no longer as it was fixed
 */
export function allocatePoints(panel: EvaluationPanel, by: Person, { version }: Seen = {}) {
  const details: Record<string, unknown> = {}
  return evaluationPanelWorkflow.take('allocate', panel, {
    ...{ by, version, details },
    also: async (trx) => {
      const record = await newestAllocation(trx, panel)
      if (!record) throw new StepNotAllowed('allocate', 'not_frozen')
      if (canonicalJson(await inputsOf(trx, panel)) !== record.inputs)
        throw new StepNotAllowed('allocate', 'allocation_changed')
      const found = allocate(record.given, record.seed)
      await trx.from('evaluation_allocations').where({ id: record.id }).update(drawnResult(found))
      await newSeats(trx, panel, record, found)
      Object.assign(details, { seed: record.seed, inputsHash: record.inputsHash, seats: found.seats.length })
    },
  })
}

export function newestAllocation(trx: Trx, { id }: EvaluationPanel) {
  return EvaluationAllocation.query({ client: trx }).where('panelId', id).orderBy('id', 'desc').first()
}
