import type { Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import { officialRoles } from '#app/users/roles'
import BulkAct from './bulk_act.js'

export const bulkNotices: Notices = {
  'bulk_act.finished': {
    roles: officialRoles,
    recipients: async ({ subjectId }) => {
      const { byId } = await BulkAct.findOrFail(subjectId)
      return User.query().where('id', byId)
    },
    params: async ({ particulars: { total, done, refused, failed } }) => ({ total, done, left: refused + failed }),
    path: ({ subjectId }) => `/bulk-acts/${subjectId}`,
  },
}
