import type { Notice, Notices } from '#app/notifications/notices'
import { roles } from '#app/users/roles'
import User from '#app/users/user'
import PersonExport from './person_export.js'
import PersonalRequest from './personal_request.js'

/** Whoever ordered it need not wait; whoever did not knows that somebody did. */
const exportDone: Notice = {
  roles,
  recipients: async ({ subjectId }) => {
    const { byId } = await PersonExport.findOrFail(subjectId)
    return User.query().where('id', byId)
  },
  params: async ({ particulars }) => ({ rows: particulars.rows ?? 0 }),
  path: ({ particulars }) =>
    particulars.request ? `/personal-requests/${particulars.request}` : '/account/personal-data',
}

/** Who decides; of what is late, too. */
const toDecide: Notice = {
  roles: ['division_head'],
  recipients: () => User.query().withScopes((scopes) => scopes.active('division_head')),
  params: async ({ subjectId }) => {
    const { number, personName } = await PersonalRequest.findOrFail(subjectId)
    return { number, person: personName }
  },
  path: ({ subjectId }) => `/personal-requests/${subjectId}`,
}

/** Who recorded it hands the answer over; who asked about the own account reads it there. */
const decided: Notice = {
  ...toDecide,
  roles,
  recipients: async ({ subjectId }) => {
    const { recordedById } = await PersonalRequest.findOrFail(subjectId)
    return User.query().where({ id: recordedById, isActive: true }) as Promise<User[]>
  },
  path: ({ subjectId, particulars }) =>
    particulars.own ? '/account/personal-data' : `/personal-requests/${subjectId}`,
}

export const personalDataNotices: Notices = {
  'person_export.done': exportDone,
  'personal_request.received': toDecide,
  'personal_request.deadline_near': toDecide,
  'personal_request.deadline_passed': toDecide,
  'personal_request.granted': decided,
  'personal_request.partly_granted': decided,
  'personal_request.refused': decided,
}
