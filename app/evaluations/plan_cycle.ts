import { DateTime } from 'luxon'
import { inTransaction, isDuplicateKey, type Beside, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import EvaluationCycle from './evaluation_cycle.js'
import { evaluationCycleWorkflow as workflow } from './evaluation_cycle_workflow.js'
import EvaluationPartChoice from './evaluation_part_choice.js'
import type { Part } from './point_evaluation.js'

type Person = Actor & { id: number }

/** `selfDueOn` is an ISO day. */
export type CyclePlan = { year: number; title: string; selfDueOn: string; seats: number; basis?: string | null }

const columnsOf = ({ selfDueOn, basis, ...rest }: CyclePlan) => ({
  ...{ ...rest, basis: basis ?? null, selfDueOn: DateTime.fromISO(selfDueOn) },
})

/** 筹备一次评估. There is one for each year. @throws StepNotAllowed `cycle_exists` */
export function planCycle(plan: CyclePlan, by: Person, also?: Beside) {
  return onlyOneAYear(() =>
    inTransaction(async (trx) => {
      const fresh = { state: 'planned', version: 0, stateSince: DateTime.utc(), createdById: by.id } as const
      const cycle = await EvaluationCycle.create({ ...columnsOf(plan), ...fresh }, { client: trx })
      await workflow.begin(trx, cycle, by, 'evaluation_cycle.planned', { year: plan.year })
      await also?.(trx, cycle.id)
      return cycle
    })
  )
}

/** @throws StepNotAllowed `cycle_exists`, `edited_meanwhile`, or when it is open by now */
export function revisePlan({ id }: EvaluationCycle, plan: CyclePlan, by: Person, version: number) {
  return onlyOneAYear(() =>
    inTransaction(async (trx) => {
      const cycle = await heldPlan(trx, id, 'edit')
      if (cycle.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
      /** Who takes part was looked through for another year. */
      if (cycle.year !== plan.year) await EvaluationPartChoice.query({ client: trx }).where('cycleId', id).delete()
      await cycle.merge({ ...columnsOf(plan), version: version + 1 }).save()
      await workflow.tell(trx, 'evaluation_cycle.revised', id, by, { year: plan.year })
    })
  )
}

type Choice = { designationId: number; name: string; part: Part | null; reason: string }

/** Another part for one point than the rules give, while the cycle is planned. */
export function choosePart({ id }: EvaluationCycle, { designationId, name, part, reason }: Choice, by: Person) {
  return inTransaction(async (trx) => {
    await heldPlan(trx, id, 'choose_part')
    const key = { cycleId: id, designationId }
    const before = await EvaluationPartChoice.query({ client: trx }).where(key).first()
    await EvaluationPartChoice.updateOrCreate(key, { part, reason, byId: by.id }, { client: trx })
    const details = { about: name, opinion: reason, part, before: before?.part ?? null }
    await workflow.tell(trx, 'evaluation_cycle.part_chosen', id, by, details)
  })
}

/** Back to what the rules say. */
export function forgetChoice(
  { id }: EvaluationCycle,
  { designationId, name }: Omit<Choice, 'part' | 'reason'>,
  by: Person
) {
  return inTransaction(async (trx) => {
    await heldPlan(trx, id, 'choose_part')
    const gone = await trx
      .from('evaluation_part_choices')
      .where({ cycle_id: id, designation_id: designationId })
      .delete()
    if (Number(gone) === 0) throw new StepNotAllowed('choose_part', 'gone')
    await workflow.tell(trx, 'evaluation_cycle.part_by_rule', id, by, { about: name })
  })
}

async function heldPlan(trx: Trx, id: number, act: string) {
  await workflow.hold(trx, id, ['planned'], act)
  return EvaluationCycle.findOrFail(id, { client: trx })
}

async function onlyOneAYear<T>(work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('plan', 'cycle_exists')
    throw error
  }
}
