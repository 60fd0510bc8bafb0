import type { Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import { GIVEN_UP_NOTICE } from './tell_given_up.js'

export const backgroundJobNotices: Notices = {
  [GIVEN_UP_NOTICE]: {
    roles: ['administrator'],
    recipients: () => User.query().withScopes((scopes) => scopes.active('administrator')),
    params: async ({ particulars: { count } }) => ({ count }),
    path: () => '/background-jobs?standing=given_up',
  },
}
