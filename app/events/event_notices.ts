import type AuditEntry from '#app/audit/audit_entry'
import type { Notices } from '#app/notifications/notices'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'
import Event from './event.js'

export const eventNotices: Notices = {
  'event.returned': {
    roles: [...applicantRoles, 'bureau_handler'],
    recipients: async ({ subjectId }: AuditEntry) => {
      const { createdById } = await Event.findOrFail(subjectId)
      return User.query().where({ id: createdById, isActive: true }) as Promise<User[]>
    },
    params: async (entry) => {
      const { number, name } = await Event.findOrFail(entry.subjectId)
      return { number, title: name, opinion: entry.particulars.opinion ?? '' }
    },
    path: ({ subjectId }) => `/trainings/${subjectId}`,
  },
}
