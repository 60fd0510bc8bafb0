import type AuditEntry from '#app/audit/audit_entry'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import EvaluationAppeal from './evaluation_appeal.js'
import EvaluationExtra from './evaluation_extra.js'

type Audience = { roles: readonly Role[]; find(point: PointEvaluation): Promise<User[]> }

const unit: Audience = {
  roles: applicantRoles,
  find: async ({ organizationId }) => User.query().where({ organizationId, isActive: true }),
}
const officials = (role: Role): Audience => ({
  roles: [role],
  find: async () => User.query().withScopes((scopes) => scopes.active(role)),
})
const [handlers, heads] = [officials('bureau_handler'), officials('division_head')]

const pointOf = (id: number) => PointEvaluation.query().where({ id }).preload('cycle').firstOrFail()

type Find = (entry: AuditEntry) => Promise<PointEvaluation>

function notice(find: Find, path: Notice['path'], ...audiences: Audience[]): Notice {
  return {
    path,
    roles: audiences.flatMap(({ roles }) => roles),
    recipients: async (entry) => {
      const point = await find(entry)
      return (await Promise.all(audiences.map((audience) => audience.find(point)))).flat()
    },
    params: async (entry) => {
      const { name, number, cycle } = await find(entry)
      const { opinion } = entry.particulars
      const until = cycle.noticeUntil?.toISODate() ?? ''
      return { name, number, cycle: cycle.title, opinion: String(opinion ?? ''), until }
    },
  }
}

const aboutPoint = (...audiences: Audience[]) =>
  notice(
    ({ subjectId }) => pointOf(subjectId),
    ({ subjectId }) => `/point-evaluations/${subjectId}/result`,
    ...audiences
  )

const aboutExtra = (...audiences: Audience[]) =>
  notice(
    async ({ subjectId }) => pointOf((await EvaluationExtra.findOrFail(subjectId)).evaluationId),
    ({ particulars: { point } }) => `/point-evaluations/${point}/result`,
    ...audiences
  )

const aboutAppeal = (...audiences: Audience[]) =>
  notice(
    async ({ subjectId }) => pointOf((await EvaluationAppeal.findOrFail(subjectId)).evaluationId),
    ({ subjectId }) => `/evaluation-appeals/${subjectId}`,
    ...audiences
  )

/** Who hears of results: inside nobody but the office before they are announced. */
export const resultNotices: Notices = {
  'evaluation_extra.proposed': aboutExtra(heads),
  'evaluation_extra.confirmed': aboutExtra(handlers),
  'evaluation_extra.refused': aboutExtra(handlers),
  'evaluation_extra.revoked': aboutExtra(handlers),
  'point_evaluation.announced': aboutPoint(unit),
  'point_evaluation.concluded': aboutPoint(unit),
  'point_evaluation.revocation_suggested': aboutPoint(handlers, heads),
  'evaluation_appeal.submitted': aboutAppeal(handlers),
  'evaluation_appeal.examined': aboutAppeal(heads),
  'evaluation_appeal.given_back': aboutAppeal(handlers),
  'evaluation_appeal.upheld': aboutAppeal(unit, handlers),
  'evaluation_appeal.revised': aboutAppeal(unit, handlers),
  'evaluation_appeal.withdrawn': aboutAppeal(handlers, heads),
}
