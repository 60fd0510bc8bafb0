import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import EvaluationCycle from './evaluation_cycle.js'
import { lastDayOf } from './period_lock.js'
import PointEvaluation from './point_evaluation.js'

const pointOf = ({ subjectId }: AuditEntry) =>
  PointEvaluation.query().where('id', subjectId).preload('cycle').firstOrFail()

/** The people of the point. */
const toPoint: Notice = {
  roles: applicantRoles,
  recipients: async (entry) => {
    const { organizationId } = await pointOf(entry)
    return User.query().where({ organizationId, isActive: true })
  },
  params: async (entry) => {
    const evaluation = await pointOf(entry)
    const { name, number, cycle } = evaluation
    /** Of what was given then, whatever was given since. */
    const day = String(entry.particulars.until ?? lastDayOf(evaluation) ?? '')
    return { name, number, title: cycle.title, day, opinion: String(entry.particulars.opinion ?? '') }
  },
  path: ({ subjectId }) => `/point-evaluations/${subjectId}`,
}

/** Who examines and answers appeals. */
const ANSWERERS: Role[] = ['bureau_handler', 'division_head']

const isOfAppeal = ({ particulars }: AuditEntry) => particulars.kind === 'evaluation_appeal'

/** A supplement is the point's to send, an appeal the office's to answer. */
const toWhoseLimit: Notice = {
  roles: [...applicantRoles, ...ANSWERERS],
  recipients: async (entry) =>
    isOfAppeal(entry) ? User.query().withScopes((scopes) => scopes.active(...ANSWERERS)) : toPoint.recipients(entry),
  params: async (entry) => {
    const { kind, dueOn } = entry.particulars
    return { ...(await toPoint.params(entry)), kind, dueOn }
  },
  path: (entry) => (isOfAppeal(entry) ? '/evaluation-appeals' : toPoint.path(entry)),
}

const toOffice = (...roles: Role[]): Notice => ({
  roles,
  recipients: async () => User.query().withScopes((scopes) => scopes.active(...roles)),
  params: async ({ subjectId, particulars }) => {
    const { title } = await EvaluationCycle.findOrFail(subjectId)
    return { title, points: Number(particulars.points ?? 0), opinion: String(particulars.opinion ?? '') }
  },
  path: ({ subjectId }) => `/evaluation-cycles/${subjectId}`,
})

export const evaluationNotices: Notices = {
  'point_evaluation.entered': toPoint,
  'point_evaluation.grace_given': toPoint,
  'point_evaluation.reopened': toPoint,
  'point_evaluation.taken_as_filed': toPoint,
  'point_evaluation.part_changed': toPoint,
  'point_evaluation.left': toPoint,
  'point_evaluation.deadline_near': toWhoseLimit,
  'point_evaluation.deadline_passed': toWhoseLimit,
  'evaluation_cycle.closed': toOffice('bureau_handler', 'alliance_secretariat'),
  'evaluation_cycle.deliberated': toOffice('bureau_leader'),
  'evaluation_cycle.given_back': toOffice('bureau_handler'),
  'evaluation_cycle.announced': toOffice('bureau_handler', 'division_head'),
}
