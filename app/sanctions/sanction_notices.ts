import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import Rectification from './rectification.js'
import { rectificationPaper } from './rectification_paper.js'
import Revocation from './revocation.js'
import { warningPaper } from './revocation_paper.js'

type Subject = Pick<Revocation, 'organizationId' | 'districtCode'>
type Audience = { roles: readonly Role[]; find(subject: Subject): Promise<User[]> }

const institution: Audience = {
  roles: applicantRoles,
  find: async ({ organizationId }) => User.query().where({ organizationId, isActive: true }),
}
const officials = (role: Role): Audience => ({
  roles: [role],
  find: async () => User.query().withScopes((scopes) => scopes.active(role)),
})
const handlers = officials('bureau_handler')
const heads = officials('division_head')
const leaders = officials('bureau_leader')
const district: Audience = {
  roles: ['district_reviewer'],
  find: async ({ districtCode }) =>
    User.query()
      .withScopes((scopes) => scopes.active('district_reviewer'))
      .where({ districtCode }),
}

function all(...audiences: Audience[]): Audience {
  return {
    roles: audiences.flatMap(({ roles }) => roles),
    find: async (subject) => (await Promise.all(audiences.map(({ find }) => find(subject)))).flat(),
  }
}

const aboutRectification = (audience: Audience) =>
  notice(audience, ({ subjectId }) => Rectification.findOrFail(subjectId), 'rectifications')
const aboutRevocation = (audience: Audience) =>
  notice(audience, ({ subjectId }) => Revocation.findOrFail(subjectId), 'revocations')

/** Who hears of what the office orders. */
export const sanctionNotices: Notices = {
  'rectification.proposed': aboutRectification(heads),
  'rectification.dropped': aboutRectification(handlers),
  'rectification.ordered': {
    ...aboutRectification(all(institution, district)),
    attachment: async ({ subjectId }) => rectificationPaper(await Rectification.findOrFail(subjectId)),
  },
  'rectification.extended': aboutRectification(all(institution, handlers)),
  'rectification.due_soon': aboutRectification(institution),
  'rectification.overdue': aboutRectification(all(institution, handlers, heads)),
  'rectification.reported': aboutRectification(handlers),
  'rectification.returned': aboutRectification(institution),
  'rectification.accepted': aboutRectification(all(institution, district)),
  'rectification.failed': aboutRectification(all(institution, heads)),
  'rectification.reopened': aboutRectification(handlers),
  'revocation.proposed': aboutRevocation(heads),
  'revocation.returned': aboutRevocation(handlers),
  'revocation.warned': {
    ...aboutRevocation(all(institution, district)),
    attachment: async ({ subjectId }) => warningPaper(await Revocation.findOrFail(subjectId)),
  },
  'revocation.deadline_near': aboutRevocation(institution),
  'revocation.stated': aboutRevocation(handlers),
  'revocation.waived': aboutRevocation(all(handlers, leaders)),
  'revocation.hearing_closed': aboutRevocation(all(handlers, leaders)),
  'revocation.found': aboutRevocation(leaders),
  'revocation.decided': aboutRevocation(all(institution, handlers)),
  'revocation.kept': aboutRevocation(all(institution, handlers)),
  'revocation.carried_out': aboutRevocation(all(institution, district, heads)),
  'revocation.dropped': {
    ...aboutRevocation(all(institution, handlers)),
    recipients: async ({ subjectId }) => {
      const revocation = await Revocation.findOrFail(subjectId)
      /** Who was never warned hears of nothing. */
      return (revocation.warnedOn ? all(institution, handlers) : handlers).find(revocation)
    },
  },
}

function notice(
  { roles, find }: Audience,
  of: (entry: AuditEntry) => Promise<Rectification | Revocation>,
  path: string
): Notice {
  return {
    roles,
    recipients: async (entry) => find(await of(entry)),
    params: async (entry) => {
      const { opinion, dueOn, until } = entry.particulars
      return { name: (await of(entry)).name, opinion: opinion ?? '', day: dueOn ?? until ?? '' }
    },
    path: ({ subjectId }) => `/${path}/${subjectId}`,
  }
}
