import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'
import Booking from './booking.js'

/** The people of the point; who booked is written to in booking_letters.ts. */
const toPoint: Notice = {
  roles: applicantRoles,
  recipients: async ({ subjectId }: AuditEntry) => {
    const { organizationId } = await Booking.findOrFail(subjectId)
    return User.query().where({ organizationId, isActive: true }) as Promise<User[]>
  },
  params: async ({ subjectId }) => {
    const { number, question } = await Booking.findOrFail(subjectId)
    return { number, question }
  },
  path: ({ subjectId }) => `/bookings/${subjectId}`,
}

export const bookingNotices: Notices = {
  'booking.requested': toPoint,
  'booking.cancelled': toPoint,
  'booking.deadline_near': toPoint,
  'booking.deadline_passed': toPoint,
}
