import { DateTime } from 'luxon'
import { inTransaction, sqlTime, type Beside } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import CaseCall from './case_call.js'
import type { CallFacts } from './case_call_form.js'
import { caseCallWorkflow as workflow } from './case_call_workflow.js'

/** Drafts a call that only the bureau sees. */
export function draftCall(facts: CallFacts, by: Actor & { id: number }, also?: Beside): Promise<CaseCall> {
  return inTransaction(async (trx) => {
    const beginning = { state: 'draft', version: 0, stateSince: DateTime.utc(), createdById: by.id } as const
    const { id, title } = await CaseCall.create({ ...facts, ...beginning }, { client: trx })
    await workflow.tell(trx, 'case_call.drafted', id, by, { title })
    await also?.(trx, id)
    return CaseCall.findOrFail(id, { client: trx })
  })
}

/**
 * Changes a draft; what was laid before the head is laid anew.
 *
 * @throws StepNotAllowed `edited_meanwhile`, or when it is no draft any more: everybody is judged by what was published
 */
export async function reviseCall(call: CaseCall, facts: CallFacts, by: Actor, version: number) {
  await inTransaction(async (trx) => {
    await workflow.hold(trx, call.id, ['draft'], 'edit')
    const row = await CaseCall.findOrFail(call.id, { client: trx })
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await row.merge({ ...facts, proposedAt: null, version: version + 1 }).save()
    await workflow.tell(trx, 'case_call.revised', row.id, by)
  })
  await call.refresh()
}

/** 送批: lays the draft before the head of the division, who publishes what is seen then. */
export function proposeCall(call: CaseCall, by: Actor, version: number) {
  return lay('propose', call, by, version)
}

/** 退回: the head wants it otherwise. */
export function returnCall(call: CaseCall, by: Actor, version: number, opinion: string) {
  return lay('return', call, by, version, opinion)
}

async function lay(act: 'propose' | 'return', call: CaseCall, by: Actor, version: number, opinion?: string) {
  const proposes = act === 'propose'
  await inTransaction(async (trx) => {
    const draft = trx.from(workflow.table).where({ id: call.id, state: 'draft', version })
    const moved = await (proposes ? draft.whereNull('proposed_at') : draft.whereNotNull('proposed_at')).update({
      ...{ proposed_at: proposes ? sqlTime() : null, version: version + 1, updated_at: sqlTime() },
    })
    if (Number(moved) === 0) throw await StepNotAllowed.because(trx, workflow.subject, workflow.table, call.id, act)
    await workflow.tell(trx, proposes ? 'case_call.proposed' : 'case_call.returned', call.id, by, { opinion })
  })
  await call.refresh()
}
