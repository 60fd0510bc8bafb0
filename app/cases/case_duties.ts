import type { DutySource } from '#app/alliance/duty_sources'
import { beijingDay } from '#app/core/beijing_day'
import { whereWithin } from '#app/core/list'
import TypicalCase from './typical_case.js'

/** Not shared with anybody: not handed in, taken back, or not fit to be. */
const UNSHARED = ['draft', 'returned', 'withdrawn', 'lapsed', 'formally_refused', 'disqualified']

/** 报送典型案例, without saying which: who reads of duties need not see the case. */
export const sharedCases: DutySource = async (members, { from, until }) => {
  const rows = await whereWithin(TypicalCase.query(), 'submitted_at', { from, to: until })
    .join('case_calls', 'case_calls.id', 'typical_cases.call_id')
    .whereIn(
      'typical_cases.organization_id',
      members.map(({ organizationId }) => organizationId)
    )
    .whereNotIn('typical_cases.state', UNSHARED)
    .select('typical_cases.organization_id', 'typical_cases.submitted_at', 'case_calls.title as call_title')
  return rows.flatMap((row) =>
    members
      .filter(({ organizationId }) => organizationId === row.organizationId)
      .map(({ id }) => {
        const on = beijingDay(row.submittedAt!.toJSDate())
        return { memberId: id, kind: 'case', on, title: row.$extras.call_title } as const
      })
  )
}
