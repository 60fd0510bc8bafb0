import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import Recommendation from './recommendation.js'

/** Who hears of a recommendation. Until it goes out the institution knows nothing of it. */
export const recommendationNotices: Notices = {
  'recommendation.proposed': notice(['division_head'], () => withRole('division_head')),
  'recommendation.confirmed': notice([...applicantRoles, 'bureau_handler'], institutionAndHandlers),
  'recommendation.refused': notice(['bureau_handler'], () => withRole('bureau_handler')),
  'recommendation.filed': notice(applicantRoles, institution),
  'recommendation.not_filed': notice(applicantRoles, institution),
}

function notice(roles: readonly Role[], recipients: Notice['recipients']): Notice {
  return {
    roles,
    recipients,
    params: async (entry) => {
      const { number, orgName } = await Recommendation.findOrFail(entry.subjectId)
      return { number, organization: orgName, opinion: entry.particulars.opinion ?? '' }
    },
    path: (entry) => `/recommendations/${entry.subjectId}`,
  }
}

async function institution({ subjectId }: AuditEntry): Promise<User[]> {
  const { organizationId } = await Recommendation.findOrFail(subjectId)
  return User.query().where({ organizationId, isActive: true })
}

async function institutionAndHandlers(entry: AuditEntry): Promise<User[]> {
  return [...(await institution(entry)), ...(await withRole('bureau_handler'))]
}

function withRole(role: Role): Promise<User[]> {
  return User.query().withScopes((scopes) => scopes.active(role)) as unknown as Promise<User[]>
}
