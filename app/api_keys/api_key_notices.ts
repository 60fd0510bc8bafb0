import type { Notices } from '#app/notifications/notices'
import User from '#app/users/user'

export const apiKeyNotices: Notices = {
  'api_key.expiring': {
    roles: ['administrator'],
    recipients: () => User.query().withScopes((scopes) => scopes.active('administrator')),
    params: async ({ particulars: { holder, prefix, expiresOn } }) => ({ holder, prefix, day: expiresOn }),
    path: ({ subjectId }) => `/api-keys/${subjectId}`,
  },
}
