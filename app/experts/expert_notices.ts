import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import { ExpertInvitation } from './assignment.js'

const invitationOf = ({ subjectId }: AuditEntry) =>
  ExpertInvitation.query()
    .where('id', subjectId)
    .preload('assignment')
    .preload('expert', (experts) => void experts.preload('user'))
    .firstOrFail()

/** What an expert hears names the assignment and never a reason. */
const params = async (entry: AuditEntry) => {
  const { number, title } = (await invitationOf(entry)).assignment
  return { number, title }
}

const toExpert: Notice = {
  roles: ['expert'],
  recipients: async (entry) => [(await invitationOf(entry)).expert.user],
  params,
  path: ({ subjectId }) => `/expert-invitations/${subjectId}`,
}

/** Whoever opened the assignment; the board has the name. */
const toHandler: Notice = {
  roles: ['bureau_handler'],
  recipients: async (entry) => {
    const { createdById } = (await invitationOf(entry)).assignment
    return User.query().where({ id: createdById, isActive: true })
  },
  params,
  path: () => '/expert-assignments?state=drawn',
}

const toBoth: Notice = {
  ...toExpert,
  roles: ['expert', 'bureau_handler'],
  recipients: async (entry) => [...(await toExpert.recipients(entry)), ...(await toHandler.recipients(entry))],
  path: () => '/home',
}

/** The invitation itself is a letter (invitation_letters.ts). */
export const expertNotices: Notices = {
  'expert_invitation.deadline_near': toExpert,
  'expert_invitation.deadline_passed': toBoth,
  'expert_invitation.released': toExpert,
  'expert_invitation.accepted': toHandler,
  'expert_invitation.declined': toHandler,
  'expert_invitation.lapsed': toHandler,
}
