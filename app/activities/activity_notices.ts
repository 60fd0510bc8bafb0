import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'
import ActivityCorrection from './activity_correction.js'
import Consultation from './consultation.js'

type Recipients = Notice['recipients']

export const activityNotices: Notices = {
  'consultation.returned': aboutEntry((entry) => writerOf(entry)),
  'activity_correction.proposed': aboutCorrection(['bureau_handler'], handlers),
  'activity_correction.approved': aboutCorrection(applicantRoles, institution),
  'activity_correction.refused': aboutCorrection(applicantRoles, institution),
}

function aboutEntry(recipients: Recipients): Notice {
  return {
    roles: applicantRoles,
    recipients,
    params: async (entry) => {
      const { number } = await Consultation.findOrFail(entry.subjectId)
      return { number, opinion: entry.particulars.opinion ?? '' }
    },
    path: (entry) => `/consultations/${entry.subjectId}`,
  }
}

function aboutCorrection(roles: Notice['roles'], recipients: Recipients): Notice {
  return {
    roles,
    recipients,
    params: async (entry) => {
      const { title } = await ActivityCorrection.findOrFail(entry.subjectId)
      return { title, opinion: entry.particulars.opinion ?? '' }
    },
    path: (entry) => `/activity-corrections/${entry.subjectId}`,
  }
}

async function writerOf({ subjectId }: AuditEntry) {
  const { createdById } = await Consultation.findOrFail(subjectId)
  return User.query().where({ id: createdById, isActive: true }) as Promise<User[]>
}

function handlers() {
  return User.query().withScopes((scopes) => scopes.active('bureau_handler')) as Promise<User[]>
}

async function institution({ subjectId }: AuditEntry) {
  const { organizationId, createdById } = await ActivityCorrection.findOrFail(subjectId)
  const whom = organizationId ? { organizationId } : { id: createdById }
  return User.query().where({ ...whom, isActive: true }) as Promise<User[]>
}
