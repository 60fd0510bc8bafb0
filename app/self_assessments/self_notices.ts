import type AuditEntry from '#app/audit/audit_entry'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import { CHECKERS } from './self_assessment_policy.js'

type Audience = { roles: readonly Role[]; find(row: PointEvaluation): Promise<User[]> }

const point: Audience = {
  roles: applicantRoles,
  find: async ({ organizationId }) => User.query().where({ organizationId, isActive: true }),
}

const checkers: Audience = {
  roles: CHECKERS,
  find: async () =>
    (await Promise.all(CHECKERS.map((role) => User.query().withScopes((scopes) => scopes.active(role))))).flat(),
}

/** Who hears of filing and its check; of the cycle and its limits tells evaluations/evaluation_notices.ts. */
export const selfNotices: Notices = {
  'point_evaluation.submitted': notice(point, checkers),
  'point_evaluation.supplement_requested': notice(point),
  'point_evaluation.resubmitted': notice(point, checkers),
  'point_evaluation.passed': notice(point),
}

function notice(...audiences: Audience[]): Notice {
  return {
    roles: audiences.flatMap(({ roles }) => roles),
    recipients: async (entry) => {
      const row = await evaluationOf(entry)
      return (await Promise.all(audiences.map(({ find }) => find(row)))).flat()
    },
    params: async (entry) => {
      const { number, name, cycle } = await evaluationOf(entry)
      const { opinion = '' } = entry.particulars
      return { number, name, year: cycle.year, opinion }
    },
    path: ({ subjectId }) => `/point-evaluations/${subjectId}`,
  }
}

function evaluationOf({ subjectId }: AuditEntry) {
  return PointEvaluation.query().where('id', subjectId).preload('cycle').firstOrFail()
}
