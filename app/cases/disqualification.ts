import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { dropUnsentOrder } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { subjectOf } from './case_submission.js'
import { ruled } from './recommendation.js'
import type TypicalCase from './typical_case.js'
import { typicalCaseWorkflow } from './typical_case_workflow.js'

type Person = Actor & { id: number }
type Ruling = { opinion: string; version?: number }

const { from } = typicalCaseWorkflow.steps.disqualify
const NONE = { disqualify_reason: null, disqualify_by_id: null }

/**
 * 取消资格 (抄袭, false facts) is proposed by who found it and decided by the head of the division.
 *
 * @throws StepNotAllowed `moved_on`
 */
export function proposeDisqualification(row: TypicalCase, by: Person, { opinion, version }: Ruling) {
  const set = { disqualify_reason: opinion, disqualify_by_id: by.id }
  return beside(row, by, 'typical_case.disqualification_proposed', { opinion, version, set })
}

/** 不予取消 */
export function dismissDisqualification(row: TypicalCase, by: Person, { opinion, version }: Ruling) {
  return beside(row, by, 'typical_case.disqualification_dismissed', { opinion, version, set: NONE })
}

/** @throws StepNotAllowed `not_proposed`, `self_approval` */
export function disqualifyCase(row: TypicalCase, by: Person, { opinion, version }: Ruling) {
  if (row.disqualifyReason === null) throw new StepNotAllowed('disqualify', 'not_proposed')
  if (row.disqualifyById === by.id) throw new StepNotAllowed('disqualify', 'self_approval')
  return typicalCaseWorkflow.take('disqualify', row, {
    ...{ by, version, details: { opinion } },
    set: { disqualify_by_id: null },
    also: async (trx) => {
      await ruled(trx, row, by, 'disqualify', opinion)
      await dropUnsentOrder(trx, subjectOf(row))
    },
  })
}

type Beside = Ruling & { set: Record<string, unknown> }

async function beside(row: TypicalCase, by: Person, action: string, { opinion, version = row.version, set }: Beside) {
  await inTransaction(async (trx) => {
    const moved = await trx
      .from('typical_cases')
      .where({ id: row.id, version })
      .whereIn('state', [...from])
      .update({ ...set, version: version + 1, updated_at: sqlTime() })
    if (Number(moved) === 0)
      throw await StepNotAllowed.because(trx, 'typical_case', 'typical_cases', row.id, 'disqualify')
    await typicalCaseWorkflow.tell(trx, action, row.id, by, { opinion })
  })
  await row.refresh()
}
