import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { dropUnsentOrder } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { subjectOf } from './case_submission.js'
import { ruled } from './recommendation.js'
import type TypicalCase from './typical_case.js'
import { typicalCaseWorkflow, type CaseState } from './typical_case_workflow.js'

type Person = Actor & { id: number }
type Ruling = { opinion: string; version?: number }

const from: readonly CaseState[] = typicalCaseWorkflow.steps.disqualify.from
/** Until the experts are done; afterwards the leader decides, with the lists that name the case (case_decisions). */
export const BY_HEAD: readonly CaseState[] = ['submitted', 'recommended', 'formal_ok', 'scoring']
const NONE = { disqualify_reason: null, disqualify_by_id: null }

/**
 * 取消资格 (抄袭, false facts) is proposed by who found it and decided by the head of the division.
 *
 * @throws StepNotAllowed `moved_on`
 */
export function proposeDisqualification(row: TypicalCase, by: Person, { opinion, version }: Ruling) {
  const set = { disqualify_reason: opinion, disqualify_by_id: by.id }
  return beside(row, by, 'typical_case.disqualification_proposed', { opinion, version, set, states: BY_HEAD })
}

/** 不予取消; also what nobody decided on in time. */
export function dismissDisqualification(row: TypicalCase, by: Person, { opinion, version }: Ruling) {
  return beside(row, by, 'typical_case.disqualification_dismissed', { opinion, version, set: NONE, states: from })
}

/** @throws StepNotAllowed `not_proposed`, `self_approval`, `leader_disqualifies` */
export function disqualifyCase(row: TypicalCase, by: Person, { opinion, version }: Ruling) {
  if (row.disqualifyReason === null) throw new StepNotAllowed('disqualify', 'not_proposed')
  if (row.disqualifyById === by.id) throw new StepNotAllowed('disqualify', 'self_approval')
  if (from.includes(row.state) && !BY_HEAD.includes(row.state))
    throw new StepNotAllowed('disqualify', 'leader_disqualifies')
  return typicalCaseWorkflow.take('disqualify', row, {
    ...{ by, version, details: { opinion } },
    set: { disqualify_by_id: null },
    also: async (trx) => {
      await ruled(trx, row, by, 'disqualify', opinion)
      await dropUnsentOrder(trx, subjectOf(row))
    },
  })
}

type Beside = Ruling & { set: Record<string, unknown>; states: readonly CaseState[] }

async function beside(
  row: TypicalCase,
  by: Person,
  action: string,
  { opinion, version = row.version, set, states }: Beside
) {
  await inTransaction(async (trx) => {
    const moved = await trx
      .from('typical_cases')
      .where({ id: row.id, version })
      .whereIn('state', [...states])
      .update({ ...set, version: version + 1, updated_at: sqlTime() })
    if (Number(moved) === 0)
      throw await StepNotAllowed.because(trx, 'typical_case', 'typical_cases', row.id, 'disqualify')
    await typicalCaseWorkflow.tell(trx, action, row.id, by, { opinion })
  })
  await row.refresh()
}
