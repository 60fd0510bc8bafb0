import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'
import CaseCall from './case_call.js'
import { draftersOf } from './call_panels.js'

type Recipients = Notice['recipients']

const about = (roles: Notice['roles'], recipients: Recipients): Notice => ({
  ...{ roles, recipients },
  params: async ({ subjectId, particulars }) => {
    const { title, number, lastDay } = await CaseCall.findOrFail(subjectId)
    return { title, number: number ?? '', lastDay, opinion: particulars.opinion ?? '' }
  },
  path: ({ subjectId }) => `/case-calls/${subjectId}`,
})

const drafterOf: Recipients = async ({ subjectId }) => {
  const { createdById } = await CaseCall.findOrFail(subjectId)
  return User.query().where({ id: createdById, isActive: true })
}

/** Those of the institutions that have begun something. */
const beginners: Recipients = async ({ subjectId }) =>
  User.query()
    .withScopes((scopes) => scopes.active(...applicantRoles))
    .whereIn('organizationId', await draftersOf(subjectId))

const together =
  (...all: Recipients[]): Recipients =>
  async (entry: AuditEntry) =>
    (await Promise.all(all.map((recipients) => recipients(entry)))).flat()

const HANDLERS = ['bureau_handler', 'division_head'] as const
/** Who may hand in, and who recommends. */
const EVERYBODY = [...applicantRoles, 'district_reviewer', 'alliance_secretariat'] as const

export const caseCallNotices: Notices = {
  'case_call.proposed': about(['division_head'], async () =>
    User.query().withScopes((scopes) => scopes.active('division_head'))
  ),
  'case_call.returned': about(HANDLERS, drafterOf),
  'case_call.published': about(
    [...EVERYBODY, ...HANDLERS],
    together(drafterOf, async () => User.query().withScopes((scopes) => scopes.active(...EVERYBODY)))
  ),
  'case_call.extended': about([...applicantRoles, ...HANDLERS], together(drafterOf, beginners)),
  'case_call.closing_near': about(applicantRoles, beginners),
  'case_call.closed': about([...applicantRoles, ...HANDLERS], together(drafterOf, beginners)),
  'case_call.cancelled': about([...applicantRoles, ...HANDLERS], together(drafterOf, beginners)),
}
