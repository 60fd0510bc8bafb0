import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import BadRatingCase from './bad_rating_case.js'

type Audience = { roles: readonly Role[]; find(row: BadRatingCase): Promise<User[]> }

const point: Audience = {
  roles: applicantRoles,
  find: async ({ organizationId }) => User.query().where({ organizationId, isActive: true }),
}
const officials = (role: Role): Audience => ({
  roles: [role],
  find: async () => User.query().withScopes((scopes) => scopes.active(role)),
})
const handlers = officials('bureau_handler')
const heads = officials('division_head')
const district: Audience = {
  roles: ['district_reviewer'],
  find: async ({ districtCode }) =>
    User.query()
      .withScopes((scopes) => scopes.active('district_reviewer'))
      .where({ districtCode }),
}

/** Who hears of what; in no notice stands who rated. */
export const ratingNotices: Notices = {
  'bad_rating_case.opened': told(point, handlers, district),
  'bad_rating_case.contact_released': told(point),
  'bad_rating_case.contacted': told(handlers),
  'bad_rating_case.verified': told(point),
  'bad_rating_case.cleared': told(point),
  'bad_rating_case.repaired': told(handlers),
  'bad_rating_case.sent_back': told(point),
  'bad_rating_case.closed': told(point, district),
  'bad_rating_case.rated_again': told(point, handlers),
  'bad_rating_case.appealed': told(handlers),
  'bad_rating_case.ruling_proposed': told(heads),
  'bad_rating_case.upheld': told(point, handlers),
  'bad_rating_case.dismissed': told(point, handlers),
  'bad_rating_case.deadline_near': told(point, handlers),
  'bad_rating_case.deadline_passed': told(point, handlers, district),
}

function told(...audiences: Audience[]): Notice {
  return {
    roles: audiences.flatMap(({ roles }) => roles),
    recipients: async ({ subjectId }) => {
      const row = await BadRatingCase.findOrFail(subjectId)
      return (await Promise.all(audiences.map(({ find }) => find(row)))).flat()
    },
    params: async ({ subjectId, particulars }: AuditEntry) => {
      const { number, designation } = await BadRatingCase.query()
        .where('id', subjectId)
        .preload('designation')
        .firstOrFail()
      return { number, point: designation.name, opinion: particulars.opinion ?? '', kind: particulars.kind ?? 'other' }
    },
    path: ({ subjectId }) => `/bad-ratings/${subjectId}`,
  }
}
