import { DateTime } from 'luxon'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, insertMissing, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import SharedResult from './shared_result.js'

export type SharedResultState = 'shared' | 'withdrawn'

export const sharedResultWorkflow = new Workflow(
  'shared_result',
  'shared_results',
  {
    shared: { tone: 'good', waitsFor: null, group: 'shared' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'withdrawn' },
  },
  {
    withdraw: { from: ['shared'], to: 'withdrawn', recordedAs: 'shared_result.withdrawn' },
  } as const satisfies Record<string, { from: readonly SharedResultState[]; to: SharedResultState; recordedAs: string }>
)

export type ResultFacts = {
  title: string
  kind: string
  field: string
  summary: string
  permission: string
  licence: string
  link: string | null
}

/** 所有者: null and the name of the bureau for the office itself. */
export type ResultOwner = { organizationId: number | null; ownerName: string; districtCode: string }

type Also = (trx: Trx, result: SharedResult) => Promise<unknown>

export function shareResult(facts: ResultFacts, owner: ResultOwner, by: Actor & { id: number }, also?: Also) {
  return inTransaction(async (trx) => {
    const result = await SharedResult.create(
      { ...facts, ...owner, uses: 0, state: 'shared', version: 0, stateSince: DateTime.utc(), createdById: by.id },
      { client: trx }
    )
    await also?.(trx, result)
    await sharedResultWorkflow.tell(trx, 'shared_result.shared', result.id, by)
    return result
  })
}

/** @throws StepNotAllowed `edited_meanwhile` */
export async function reviseResult(result: SharedResult, by: Actor, facts: ResultFacts, version: number, also?: Also) {
  await inTransaction(async (trx) => {
    await sharedResultWorkflow.hold(trx, result.id, ['shared'], 'edit')
    const row = await SharedResult.findOrFail(result.id, { client: trx })
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await row.merge({ ...facts, version: version + 1 }).save()
    await also?.(trx, row)
    await sharedResultWorkflow.tell(trx, 'shared_result.revised', row.id, by)
  })
  await result.refresh()
}

export function withdrawResult(
  result: SharedResult,
  by: Actor,
  { opinion, version }: { opinion: string; version: number }
) {
  return sharedResultWorkflow.take('withdraw', result, { by, version, details: { opinion } })
}

/** 使用次数: a person counts once a day, however often the result is opened. */
export async function noteUse({ id }: SharedResult, userId: number, day = beijingDay()) {
  const use = { result_id: id, user_id: userId, used_on: day }
  await inTransaction(async (trx) => {
    await trx.from('shared_results').where({ id }).forUpdate().select('id')
    await insertMissing(trx, 'result_uses', [use], ['result_id', 'user_id', 'used_on'])
    const [{ total }] = await trx.from('result_uses').where({ result_id: id }).count('* as total')
    await trx
      .from('shared_results')
      .where({ id })
      .update({ uses: Number(total) })
  })
}
