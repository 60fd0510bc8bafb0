import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import AllianceMember from './alliance_member.js'
import Handover from './handover.js'
import Proceeding from './proceeding.js'
import YearlyCheck from './yearly_check.js'

type Audience = { roles: readonly Role[]; find(member: AllianceMember): Promise<User[]> }

const institution: Audience = {
  roles: applicantRoles,
  find: async ({ organizationId }) => User.query().where({ organizationId, isActive: true }),
}
const secretariat: Audience = {
  roles: ['alliance_secretariat'],
  find: async () => User.query().withScopes((scopes) => scopes.active('alliance_secretariat')),
}
const both: Audience = {
  roles: [...applicantRoles, 'alliance_secretariat'],
  find: async (member) => [...(await institution.find(member)), ...(await secretariat.find(member))],
}

const memberOf = ({ subjectId }: AuditEntry) => AllianceMember.findOrFail(subjectId)
const ofProceeding = async ({ subjectId }: AuditEntry) => {
  const { memberId } = await Proceeding.findOrFail(subjectId)
  return AllianceMember.findOrFail(memberId)
}
const ofCheck = async ({ subjectId }: AuditEntry) => {
  const { memberId } = await YearlyCheck.findOrFail(subjectId)
  return AllianceMember.findOrFail(memberId)
}
const ofHandover = async ({ subjectId }: AuditEntry) => {
  const { memberId } = await Handover.findOrFail(subjectId)
  return AllianceMember.findOrFail(memberId)
}

const aboutMember = (audience: Audience) =>
  notice(audience, memberOf, (entry) => `/alliance-members/${entry.subjectId}`)
const aboutProceeding = (audience: Audience) =>
  notice(audience, ofProceeding, (entry) => `/alliance-proceedings/${entry.subjectId}`)
const aboutCheck = (audience: Audience) => notice(audience, ofCheck, (entry) => `/alliance-checks/${entry.subjectId}`)

/** Who hears of what happens to a membership. */
export const allianceNotices: Notices = {
  'alliance_member.applied': aboutMember(secretariat),
  'alliance_member.resubmitted': aboutMember(secretariat),
  'alliance_member.supplement_requested': aboutMember(institution),
  'alliance_member.supplement_lapsed': aboutMember(both),
  'alliance_member.passed': aboutMember(institution),
  'alliance_member.refused': aboutMember(institution),
  'alliance_member.admitted': aboutMember(institution),
  'alliance_member.rejected': aboutMember(institution),
  'alliance_member.deadline_near': aboutMember(secretariat),
  'alliance_member.deadline_passed': aboutMember(secretariat),
  'alliance_member.elected': aboutMember(institution),
  'alliance_member.term_ended': aboutMember(both),
  'alliance_member.representative_changed': aboutMember(both),
  'alliance_member.warned': aboutMember(institution),
  'alliance_member.warning_lifted': aboutMember(institution),
  'alliance_member.suspended': aboutMember(institution),
  'alliance_member.resumed': aboutMember(both),
  'alliance_member.reminded': aboutMember(both),
  'alliance_member.breach_noted': aboutMember(institution),
  'alliance_member.withdrawal_asked': aboutMember(secretariat),
  'alliance_member.withdrawal_taken_back': aboutMember(secretariat),
  'alliance_member.withdrawn': aboutMember(institution),
  'alliance_member.left': aboutMember(both),
  'alliance_member.expelled': aboutMember(institution),
  'alliance_handover.proposed': {
    ...notice(both, ofHandover, ({ particulars }) => `/alliance-members/${particulars.memberId}`),
    recipients: async ({ subjectId }) => whoConfirms(subjectId),
  },
  'alliance_proceeding.opened': aboutProceeding(secretariat),
  'alliance_proceeding.expulsion_proposed': aboutProceeding(institution),
  'alliance_proceeding.stated': aboutProceeding(secretariat),
  'alliance_proceeding.waived': aboutProceeding(secretariat),
  'alliance_proceeding.hearing_closed': aboutProceeding(secretariat),
  'alliance_proceeding.deadline_near': aboutProceeding(institution),
  'alliance_check.opened': aboutCheck(institution),
  'alliance_check.confirmed': aboutCheck(secretariat),
  'alliance_check.passed': aboutCheck(institution),
  'alliance_check.warned': aboutCheck(institution),
}

/** The old one is asked; where that person is gone, the secretariat. */
async function whoConfirms(handoverId: number) {
  const handover = await Handover.query().where('id', handoverId).preload('from').preload('member').firstOrFail()
  return handover.from?.isActive ? [handover.from] : secretariat.find(handover.member)
}

function notice(
  { roles, find }: Audience,
  of: (entry: AuditEntry) => Promise<AllianceMember>,
  path: Notice['path']
): Notice {
  return {
    roles,
    recipients: async (entry) => find(await of(entry)),
    params: async (entry) => {
      const { name, number } = await of(entry)
      const {
        opinion = '',
        dueOn,
        until,
        year = '',
        lastDutyOn,
        before = '',
        after = '',
        memberClass = '',
      } = entry.particulars
      const day = dueOn ?? until ?? lastDutyOn ?? ''
      return { name, number: number ?? '', opinion, day, year, before: String(before), after, memberClass }
    },
    path,
  }
}
