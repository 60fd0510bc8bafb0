import { conflictsOf } from '#app/experts/conflicts'
import type Expert from '#app/experts/expert'
import { today } from '#app/experts/pool'
import type { CaseToJudge } from '#app/experts/allocate'
import { homeFields } from './home_fields.js'
import { judgedCase, type ToldCase } from './judged_cases.js'

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
