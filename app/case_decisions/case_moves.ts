import type { Trx } from '#app/core/dialect'
import type TypicalCase from '#app/cases/typical_case'
import { typicalCaseWorkflow, type CaseStep } from '#app/cases/typical_case_workflow'
import type { Actor } from '#app/users/actor'
import type { Taking } from '#app/workflow/workflow'
import CaseCandidate from './case_candidate.js'

type Row = Pick<TypicalCase, 'id' | 'state' | 'version'>

/**
 * Takes steps of one case one after another, in the caller's transaction.
 *
 * @throws StepNotAllowed (409) when somebody moved the case meanwhile: then nothing of the whole has happened
 */
export async function moveCase(
  trx: Trx,
  { id, state, version }: Row,
  steps: CaseStep[],
  by: Actor,
  more: Partial<Taking> = {}
) {
  let row: Row = { id, state, version }
  for (const step of steps) {
    await typicalCaseWorkflow.takeIn(trx, step, row, { by, ...more })
    row = { id, state: typicalCaseWorkflow.steps[step].to, version: row.version + 1 }
  }
}

/** The candidates of a selection with their cases, as they are in this transaction, in the jury's order. */
export function candidatesIn(trx: Trx, { id }: { id: number }) {
  return CaseCandidate.query({ client: trx })
    .where('selectionId', id)
    .withScopes((scopes) => scopes.ranked())
    .preload('case')
}
