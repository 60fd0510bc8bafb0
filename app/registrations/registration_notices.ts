import type { Notice, Notices } from '#app/notifications/notices'
import type AuditEntry from '#app/audit/audit_entry'
import Organization from '#app/organizations/organization'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'

export const registrationNotices: Notices = {
  'organization.registered': notice(['bureau_handler'], handlers, (entry) => `/registrations/${entry.subjectId}`),
  'organization.resubmitted': notice(['bureau_handler'], handlers, (entry) => `/registrations/${entry.subjectId}`),
  'organization.verified': notice(applicantRoles, people, () => '/home'),
  'organization.returned': notice(applicantRoles, people, () => '/organization/edit'),
  'organization.refused': notice(applicantRoles, people, () => '/home'),
}

function notice(roles: Notice['roles'], recipients: Notice['recipients'], path: Notice['path']): Notice {
  return {
    roles,
    recipients,
    path,
    params: async (entry) => {
      const organization = await Organization.findOrFail(entry.subjectId)
      return { organization: organization.name, opinion: entry.particulars.opinion ?? '' }
    },
  }
}

function handlers(): Promise<User[]> {
  return User.query().withScopes((scopes) => scopes.active('bureau_handler')) as Promise<User[]>
}

function people(entry: AuditEntry): Promise<User[]> {
  return User.query().where({ organizationId: entry.subjectId, isActive: true }) as Promise<User[]>
}
