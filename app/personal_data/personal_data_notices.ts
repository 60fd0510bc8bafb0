import type { Notice, Notices } from '#app/notifications/notices'
import { roles } from '#app/users/roles'
import User from '#app/users/user'
import PersonExport from './person_export.js'

/** Whoever ordered it need not wait; whoever did not knows that somebody did. */
const exportDone: Notice = {
  roles,
  recipients: async ({ subjectId }) => {
    const { byId } = await PersonExport.findOrFail(subjectId)
    return User.query().where('id', byId)
  },
  params: async ({ particulars }) => ({ rows: particulars.rows ?? 0 }),
  path: () => '/account/personal-data',
}

export const personalDataNotices: Notices = { 'person_export.done': exportDone }
