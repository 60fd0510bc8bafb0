import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import ChangeRequest from './change_request.js'

type Audience = { roles: readonly Role[]; find(request: ChangeRequest): Promise<User[]> }

const institution: Audience = {
  roles: applicantRoles,
  find: async ({ organizationId }) => User.query().where({ organizationId, isActive: true }),
}
const principals: Audience = {
  roles: ['principal'],
  find: async ({ organizationId }) => withRole('principal').where({ organizationId }),
}
const handlers: Audience = { roles: ['bureau_handler'], find: async () => withRole('bureau_handler') }
const heads: Audience = { roles: ['division_head'], find: async () => withRole('division_head') }
/** With whom it lies now. */
const keepers: Audience = {
  roles: ['bureau_handler', 'division_head'],
  find: (request) => (request.state === 'deliberation' ? heads : handlers).find(request),
}

/** Both sides of the desk learn that a title rests, and that it is in force again. */
const everybody: Audience = {
  roles: [...applicantRoles, 'bureau_handler'],
  find: async (request) => [...(await institution.find(request)), ...(await handlers.find(request))],
}

export const changeNotices: Notices = {
  'change_request.prepared': to(principals),
  'change_request.submitted': to(handlers),
  'change_request.reported': to(handlers),
  'change_request.entered': to(institution),
  'change_request.passed': to(heads),
  'change_request.returned': to(institution),
  'change_request.sent_back': to(handlers),
  'change_request.refused': to(institution),
  'change_request.approved': to(institution),
  'change_request.granted': to(institution),
  'change_request.suspension_begun': to(everybody),
  'change_request.suspension_ended': to(everybody),
  'change_request.deadline_near': to(keepers),
  'change_request.deadline_passed': to(keepers),
}

function to({ roles, find }: Audience): Notice {
  return {
    roles,
    recipients: async (entry) => find(await requestOf(entry)),
    params: async (entry) => {
      const { number, unitName, kind, fromOn, untilOn } = await requestOf(entry)
      const { opinion = '', dueOn = '' } = entry.particulars
      return { number, unit: unitName, kind, from: fromOn ?? '', until: untilOn ?? '', opinion, dueOn }
    },
    path: (entry) => `/change-requests/${entry.subjectId}`,
  }
}

function requestOf({ subjectId }: AuditEntry) {
  return ChangeRequest.findOrFail(subjectId)
}

function withRole(role: Role) {
  return User.query().withScopes((scopes) => scopes.active(role))
}
