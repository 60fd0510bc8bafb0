import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import FigureFreeze from './figure_freeze.js'
import FigureOverride from './figure_override.js'

type Audience = { roles: readonly Role[]; find(organizationId: number): Promise<User[]> }

const unit: Audience = {
  roles: applicantRoles,
  find: async (organizationId) => User.query().where({ organizationId, isActive: true }),
}

const officials = (role: Role): Audience => ({
  roles: [role],
  find: async () => User.query().withScopes((scopes) => scopes.active(role)),
})

const [handlers, heads] = [officials('bureau_handler'), officials('division_head')]

const overrideOf = ({ subjectId }: AuditEntry) =>
  FigureOverride.query().where('id', subjectId).preload('designation').firstOrFail()

const freezeOf = ({ subjectId }: AuditEntry) =>
  FigureFreeze.query().where('id', subjectId).preload('designation').firstOrFail()

type Subject = (entry: AuditEntry) => Promise<FigureOverride | FigureFreeze>

function notice(of: Subject, path: Notice['path'], ...audiences: Audience[]): Notice {
  return {
    path,
    roles: audiences.flatMap(({ roles }) => roles),
    recipients: async (entry) => {
      const { organizationId } = (await of(entry)).designation
      return (await Promise.all(audiences.map(({ find }) => find(organizationId)))).flat()
    },
    params: async (entry) => {
      const { designation, year } = await of(entry)
      return { name: designation.name, year: String(year), opinion: String(entry.particulars.opinion ?? '') }
    },
  }
}

const aboutOverride = (...audiences: Audience[]) =>
  notice(
    overrideOf,
    ({ particulars: { point, figure, year } }) => `/evaluation-figures/points/${point}/${figure}?year=${year}`,
    ...audiences
  )

const aboutFreeze = (...audiences: Audience[]) =>
  notice(
    freezeOf,
    ({ particulars: { point, year } }) => `/evaluation-figures/points/${point}?year=${year}`,
    ...audiences
  )

/** The unit hears of everything that is done to its figures. */
export const figureNotices: Notices = {
  'figure_override.proposed': aboutOverride(unit, heads),
  'figure_override.confirmed': aboutOverride(unit, handlers),
  'figure_override.refused': aboutOverride(unit, handlers),
  'figure_override.withdrawn': aboutOverride(unit, heads),
  'figure_override.commented': aboutOverride(handlers, heads),
  'figure_freeze.frozen': aboutFreeze(unit),
  'figure_freeze.lifted': aboutFreeze(unit, handlers),
}
