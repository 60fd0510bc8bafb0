import type { Trx } from '#app/core/dialect'
import { ExpertInvitation } from '#app/experts/assignment'
import { conflictsOf } from '#app/experts/conflicts'
import Expert from '#app/experts/expert'
import { today } from '#app/experts/pool'
import type { CaseToJudge } from '#app/experts/allocate'
import type CaseRound from './case_round.js'
import { homeFields } from './home_fields.js'
import { judgedCase, type ToldCase } from './judged_cases.js'

/** Who said yes to the round, whole. Who is paused or left the house judges nothing new. */
export function juryOf({ assignmentId }: CaseRound, trx?: Trx) {
  const said = ExpertInvitation.query()
    .where('assignmentId', assignmentId ?? 0)
    .whereIn('state', ['accepted', 'done'])
  return Expert.query({ client: trx })
    .whereIn('id', said.select('expert_id'))
    .where('state', 'active')
    .whereHas('user', (users) => void users.where('isActive', true))
    .withScopes((scopes) => scopes.whole())
    .orderBy('id')
}

/** For each case who of these may judge it. */
export function casesToJudge(told: readonly ToldCase[], jury: readonly Expert[]): CaseToJudge[] {
  const days = today()
  return told.map((one) => {
    const judged = judgedCase(one)
    const clear = jury.filter((expert) => conflictsOf(expert.facts, judged, days).length === 0)
    const fields: readonly string[] = homeFields[one.row.category ?? ''] ?? []
    const home = clear.filter(({ fieldNames }) => fieldNames.some((field) => fields.includes(field)))
    return { id: one.row.id, clear: clear.map(({ id }) => id), home: home.map(({ id }) => id) }
  })
}
