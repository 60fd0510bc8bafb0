import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { officialRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import ImprovementMeasure from './improvement_measure.js'

type Audience = { roles: readonly Role[]; find(row: ImprovementMeasure, entry: AuditEntry): Promise<User[]> }

const officials = (role: Role): Audience => ({
  roles: [role],
  find: async () => User.query().withScopes((scopes) => scopes.active(role)),
})
const handlers = officials('bureau_handler')
const heads = officials('division_head')
/** A person of the bureau, or everybody who acts for the district; of what is only proposed they know nothing. */
const owners: Audience = {
  roles: officialRoles,
  find: async ({ ownerId, ownerDistrict: districtCode }, { particulars }) => {
    if (particulars.from === 'proposed' && particulars.to === 'dropped') return []
    if (ownerId !== null) return User.query().where({ id: ownerId, isActive: true })
    return User.query()
      .withScopes((scopes) => scopes.active('district_reviewer'))
      .where({ districtCode })
  },
}

/** Where a decision moves the measure, the step itself is told. */
const stayers = ({ roles, find }: Audience): Audience => ({
  roles,
  find: async (row, entry) => (entry.particulars.moves ? [] : find(row, entry)),
})

/** What is only proposed is seen in the list: a finding brings many at once. */
export const improvementNotices: Notices = {
  'improvement_measure.accepted': told(owners),
  'improvement_measure.reported': told(heads),
  'improvement_measure.returned': told(owners),
  'improvement_measure.confirmed': told(owners, handlers),
  'improvement_measure.not_done': told(owners, handlers),
  'improvement_measure.dropped': told(owners, handlers),
  'improvement_measure.conferred': told(stayers(owners), stayers(handlers)),
  'improvement_measure.due_near': told(owners),
  'improvement_measure.overdue': told(owners, heads),
}

function told(...audiences: Audience[]): Notice {
  return {
    roles: [...new Set(audiences.flatMap(({ roles }) => roles))],
    recipients: async (entry) => {
      const row = await ImprovementMeasure.findOrFail(entry.subjectId)
      const people = (await Promise.all(audiences.map(({ find }) => find(row, entry)))).flat()
      return [...new Map(people.map((person) => [person.id, person])).values()]
    },
    params: async ({ subjectId, particulars }: AuditEntry) => {
      const { measure, dueOn } = await ImprovementMeasure.findOrFail(subjectId)
      return { measure, due: dueOn.toISODate()!, opinion: particulars.opinion ?? '' }
    },
    path: ({ subjectId }) => `/improvements/${subjectId}`,
  }
}
