import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type TypicalCase from './typical_case.js'
import { typicalCaseWorkflow, type CaseState } from './typical_case_workflow.js'

/** Chosen by the city, and so perhaps by the nation. */
export const CHOSEN: readonly CaseState[] = ['selected', 'editing', 'author_confirmed', 'published']

/** 入选国家级典型案例: what another office decided, noted with its document. */
export async function noteNational(
  row: TypicalCase,
  by: Actor,
  { nationalOn, nationalBasis }: { nationalOn: string; nationalBasis: string }
) {
  await inTransaction(async (trx) => {
    await typicalCaseWorkflow.hold(trx, row.id, CHOSEN, 'national')
    await trx
      .from('typical_cases')
      .where({ id: row.id })
      .update({ national_on: nationalOn, national_basis: nationalBasis, updated_at: sqlTime() })
    await typicalCaseWorkflow.tell(trx, 'typical_case.chosen_nationally', row.id, by, { about: nationalBasis })
  })
  await row.refresh()
}
