import db from '@adonisjs/lucid/services/db'
import type { DutySource } from '#app/alliance/duty_sources'
import { beijingDay, instantOf } from '#app/core/beijing_day'

/** Not shared with anybody: not handed in, taken back, or not fit to be. */
const UNSHARED = ['draft', 'returned', 'withdrawn', 'lapsed', 'formally_refused', 'disqualified']

/** 报送典型案例, without saying which: who reads of duties need not see the case. */
export const sharedCases: DutySource = async (members, { from, until }) => {
  const rows = await db
    .from('typical_cases')
    .join('case_calls', 'case_calls.id', 'typical_cases.call_id')
    .whereIn(
      'typical_cases.organization_id',
      members.map(({ organizationId }) => organizationId)
    )
    .whereNotIn('typical_cases.state', UNSHARED)
    .where('submitted_at', '>=', sqlMoment(from))
    .where('submitted_at', '<', sqlMoment(until, 1))
    .select('typical_cases.organization_id as unit', 'submitted_at as at', 'case_calls.title as call')
  return rows.flatMap(({ unit, at, call }) =>
    members
      .filter(({ organizationId }) => organizationId === unit)
      .map(({ id }) => ({ memberId: id, kind: 'case', on: dayOf(at), title: call }) as const)
  )
}

function sqlMoment(day: string, later = 0) {
  return instantOf(day, later).slice(0, 19).replace('T', ' ')
}

/** SQLite keeps a moment as text in UTC, MySQL's driver gives a Date. */
function dayOf(at: string | Date) {
  return beijingDay(typeof at === 'string' ? new Date(`${at.replace(' ', 'T')}Z`) : at)
}
