import type AuditEntry from '#app/audit/audit_entry'
import renewals from '#config/renewals'
import { addDays } from '#app/calendar/working_days'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'
import Designation from './designation.js'

/** What the institution hears of the end of its term. */
export const expiryNotices: Notices = {
  'designation.renewal_opened': toInstitution(),
  'designation.expiry_near': toInstitution(),
  'designation.expired': toInstitution(),
}

function toInstitution(): Notice {
  return {
    roles: applicantRoles,
    recipients: async (entry) => {
      const { organizationId } = await titleOf(entry)
      return User.query().where({ organizationId, isActive: true })
    },
    params: async (entry) => {
      const { name, number, validUntil } = await titleOf(entry)
      const lastDay: string = entry.particulars.validUntil ?? validUntil.toISODate()!
      return { unit: name, number, lastDay, renewalCloses: addDays(lastDay, -renewals.closesDaysBefore) }
    },
    path: (entry) => `/designations/${entry.subjectId}`,
  }
}

function titleOf({ subjectId }: AuditEntry) {
  return Designation.findOrFail(subjectId)
}
