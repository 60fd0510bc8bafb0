import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import TypicalCase from './typical_case.js'

type Audience = { roles: readonly Role[]; find(row: TypicalCase): Promise<User[]> }

const unit: Audience = {
  roles: applicantRoles,
  find: async ({ organizationId }) => User.query().where({ organizationId, isActive: true }),
}
const recommender: Audience = {
  roles: ['district_reviewer', 'alliance_secretariat'],
  find: async ({ recommender: body, districtCode }) => {
    if (body === 'alliance') return withRole('alliance_secretariat')
    return body === 'district' ? withRole('district_reviewer').where({ districtCode }) : []
  },
}
/** Who has taken it; all of them until somebody has. */
const handler: Audience = {
  roles: ['bureau_handler'],
  find: async ({ handlerId }) =>
    handlerId ? User.query().where({ id: handlerId, isActive: true }) : withRole('bureau_handler'),
}
const heads: Audience = { roles: ['division_head'], find: async () => withRole('division_head') }

/** Who hears of what happens to a case until it is formally in order; what follows is told by the rooms above. */
export const caseNotices: Notices = {
  'typical_case.submitted': notice(unit, recommender),
  'typical_case.entered': notice(unit, handler),
  'typical_case.given_back': notice(unit),
  'typical_case.recommended': notice(unit, handler),
  'typical_case.supplement_requested': notice(unit),
  'typical_case.deadline_near': notice(unit),
  'typical_case.resubmitted': notice(handler),
  'typical_case.lapsed': notice(unit, handler),
  'typical_case.formally_passed': notice(unit),
  'typical_case.formally_refused': notice(unit),
  'typical_case.passed_over': notice(unit, recommender),
  'typical_case.withdrawn': notice(recommender, handler),
  'typical_case.disqualification_proposed': notice(heads),
  'typical_case.disqualification_dismissed': notice(handler),
  'typical_case.disqualified': notice(unit, handler),
}

function notice(...audiences: Audience[]): Notice {
  return {
    roles: audiences.flatMap(({ roles }) => roles),
    recipients: async (entry) => {
      const row = await caseOf(entry)
      return (await Promise.all(audiences.map(({ find }) => find(row)))).flat()
    },
    params: async (entry) => {
      const { number, title, organization } = await caseOf(entry)
      const { opinion = '', dueOn = '' } = entry.particulars
      return { number: number ?? '', title, organization: organization.name, opinion, dueOn }
    },
    path: ({ subjectId }) => `/typical-cases/${subjectId}`,
  }
}

function caseOf({ subjectId }: AuditEntry) {
  return TypicalCase.query().where('id', subjectId).preload('organization').firstOrFail()
}

function withRole(role: Role) {
  return User.query().withScopes((scopes) => scopes.active(role))
}
