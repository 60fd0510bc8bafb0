import type { Notices } from '#app/notifications/notices'
import { officialRoles } from '#app/users/roles'
import StandIn from '#app/users/stand_in'
import User from '#app/users/user'
import type AuditEntry from '#app/audit/audit_entry'

/** Who hears of a changed calendar, and of a stand-in. */
export const officeNotices: Notices = {
  'calendar.changed': {
    roles: ['division_head'],
    /** Only where a limit moved. */
    recipients: async ({ particulars }) =>
      particulars.moved > 0 ? User.query().withScopes((scopes) => scopes.active('division_head')) : [],
    params: async ({ particulars: { year, moved } }) => ({ year: String(year), moved }),
    path: ({ subjectId }) => `/calendar?year=${subjectId}`,
  },
  'stand_in.registered': {
    roles: officialRoles,
    recipients: bothOf,
    params: async ({ particulars: { absent, deputy, from, until, reason } }) => ({
      absent,
      deputy,
      from,
      until,
      reason,
    }),
    path: standInPage,
  },
  'stand_in.ended': {
    roles: officialRoles,
    recipients: bothOf,
    params: async ({ particulars: { absent, deputy, until, cancelled } }) => ({ absent, deputy, until, cancelled }),
    path: standInPage,
  },
}

async function bothOf({ subjectId }: AuditEntry) {
  const { absent, deputy } = await StandIn.query()
    .where('id', subjectId)
    .preload('absent')
    .preload('deputy')
    .firstOrFail()
  return [absent, deputy]
}

function standInPage({ subjectId }: AuditEntry) {
  return `/stand-ins/${subjectId}`
}
