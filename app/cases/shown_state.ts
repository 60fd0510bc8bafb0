import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type User from '#app/users/user'
import type TypicalCase from './typical_case.js'
import { typicalCaseWorkflow, type CaseState } from './typical_case_workflow.js'

/** What nobody outside the bureau learns before results are published (`decided_at`). */
const KEPT: readonly CaseState[] = ['scoring', 'shortlisted', 'deliberation']

export type ShownState = CaseState | 'under_review'

type Row = Pick<TypicalCase, 'state' | 'decidedAt'>
type Reader = Pick<User, 'isBureau'>
type Query = ModelQueryBuilderContract<typeof TypicalCase>

/** The state of a case as this person may know it. */
export function shownState({ state, decidedAt }: Row, { isBureau }: Reader): ShownState {
  const isKept = KEPT.includes(state) || (state === 'not_selected' && !decidedAt)
  return isKept && !isBureau ? 'under_review' : state
}

export const shownStates: readonly ShownState[] = [
  ...(Object.keys(typicalCaseWorkflow.states) as CaseState[]).filter((state) => !KEPT.includes(state)),
  'under_review',
]

/** The tab under which it is listed. */
export function groupOf(shown: ShownState) {
  return shown === 'under_review' ? 'reviewing' : typicalCaseWorkflow.states[shown].group
}

/** The cases that this person is shown in one of these states: a filter must say no more than the badge. */
export function whereShown(query: Query, states: readonly ShownState[], { isBureau }: Reader) {
  const known = states.filter((state) => state !== 'under_review')
  if (isBureau) return void query.whereIn('state', known)
  query.where((any) => {
    any.where((seen) => {
      seen.whereIn(
        'state',
        known.filter((state) => !KEPT.includes(state))
      )
      seen.where((decided) => void decided.whereNot('state', 'not_selected').orWhereNotNull('decided_at'))
    })
    if (states.includes('under_review')) {
      any.orWhere((kept) => {
        kept.whereIn('state', [...KEPT])
        kept.orWhere((left) => void left.where('state', 'not_selected').whereNull('decided_at'))
      })
    }
  })
}

/** Those of one group of the list. */
export function whereGroup(query: Query, group: string, reader: Reader) {
  const states = typicalCaseWorkflow.statesIn(group)
  whereShown(query, group === 'reviewing' ? [...states, 'under_review'] : states, reader)
}
