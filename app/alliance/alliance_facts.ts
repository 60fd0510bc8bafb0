import AllianceMember from './alliance_member.js'
import type { CheckFacts } from './check_verdict.js'
import type { MemberClass } from './member_classes.js'
import type { MemberState } from './member_workflow.js'
import YearlyCheck from './yearly_check.js'
import { checkFactsOf } from './yearly_checks.js'

export type AllianceFacts = CheckFacts & {
  memberId: number
  number: string | null
  memberClass: MemberClass
  state: MemberState
  joinedOn: string | null
  /** Null until it is decided. */
  checkResult: 'passed' | 'warned' | null
}

/** What the yearly evaluation knows of the memberships of some institutions in a year, by institution; nothing of who is none. */
export async function allianceFacts(
  organizationIds: readonly number[],
  year: number
): Promise<Map<number, AllianceFacts>> {
  const members = await AllianceMember.query()
    .whereIn('organizationId', [...organizationIds])
    .where('joinedOn', '<=', `${year}-12-31`)
    .where((then) => void then.whereNull('leftOn').orWhere('leftOn', '>=', `${year}-01-01`))
    .orderBy('id')
  const facts = await checkFactsOf(members, year)
  const ids = members.map(({ id }) => id)
  const checks = await YearlyCheck.query().whereIn('memberId', ids).where('year', year)
  return new Map(
    members.map((member) => {
      const { id, number, memberClass, state, joinedOn, organizationId } = member
      const check = checks.find(({ memberId }) => memberId === id)
      const result = check && (check.state === 'passed' || check.state === 'warned') ? check.state : null
      /** What was confirmed is what was judged. */
      const known = check && check.state !== 'opened' ? check.facts : facts.get(id)!
      const who = { memberId: id, number, memberClass, state, joinedOn: joinedOn?.toISODate() ?? null }
      return [organizationId, { ...known, ...who, checkResult: result }]
    })
  )
}
