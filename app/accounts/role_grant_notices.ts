import type AuditEntry from '#app/audit/audit_entry'
import type { Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import RoleGrant from './role_grant.js'

/** Who has to act on rights that are given, who hears of rights that have changed, and of the trail. */
export const roleGrantNotices: Notices = {
  'role_grant.proposed': {
    roles: ['security_administrator'],
    recipients: () => User.query().withScopes((scopes) => scopes.active('security_administrator')),
    params: async ({ actorName: by, particulars: { name, until } }) => ({ by, name, until }),
    path: ({ subjectId }) => `/role-grants/${subjectId}`,
  },
  'role_grant.confirmed': { ...answered(), params: async ({ particulars: { name } }) => ({ name }) },
  'role_grant.refused': {
    ...answered(),
    params: async ({ particulars: { name, opinion } }) => ({ name, opinion }),
  },
  'role_grant.expired': { ...answered(), params: async ({ particulars: { name } }) => ({ name }) },
  /** Nobody turns off to hear of the own rights. */
  'user.roles_changed': {
    roles: ['security_administrator'],
    recipients: async ({ subjectId, particulars: { grant } }) => {
      const person = await User.findOrFail(subjectId)
      /** What was given, a security administrator has confirmed. */
      if (grant) return [person]
      const officers = await User.query().withScopes((scopes) => scopes.active('security_administrator'))
      return [person, ...officers.filter(({ id }) => id !== person.id)]
    },
    params: async ({ subjectId, actorName: by }) => ({ by, name: (await User.findOrFail(subjectId)).name }),
    path: () => '/home',
  },
  'audit_trail.verified': {
    roles: ['audit_administrator'],
    recipients: () => User.query().withScopes((scopes) => scopes.active('audit_administrator')),
    params: async ({ particulars: { entries, faults } }) => ({ entries, faults }),
    path: () => '/audit',
  },
  'user.deactivated': {
    roles: ['security_administrator'],
    /** Institutions look after their own people. */
    recipients: async ({ actorId }) => {
      const by = actorId === null ? null : await User.find(actorId)
      if (!by?.is('administrator')) return []
      return User.query().withScopes((scopes) => scopes.active('security_administrator'))
    },
    params: async ({ actorName: by, particulars: { name } }) => ({ by, name }),
    path: () => '/home',
  },
}

function answered() {
  return {
    roles: ['administrator'] as const,
    recipients: async ({ subjectId }: AuditEntry) => {
      const { proposedBy } = await RoleGrant.query().where('id', subjectId).preload('proposedBy').firstOrFail()
      return [proposedBy]
    },
    path: ({ particulars }: AuditEntry) => `/users/${particulars.user}/edit`,
  }
}
