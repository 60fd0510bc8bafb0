import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { applicantRoles, type Role } from '#app/users/roles'
import type User from '#app/users/user'

/** Who does the formal check (domain §2.6: the secretariat may). */
export const CHECKERS: readonly Role[] = ['bureau_handler', 'alliance_secretariat']

export default class SelfAssessmentPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.is('alliance_secretariat') || user.organizationId !== null
  }

  write(user: User, evaluation: PointEvaluation): AuthorizerResponse {
    return user.organizationId === evaluation.organizationId && user.is(...applicantRoles)
  }

  file(user: User, evaluation: PointEvaluation): AuthorizerResponse {
    return user.organizationId === evaluation.organizationId && user.is('principal')
  }

  check(user: User): AuthorizerResponse {
    return checksAs(user) !== null
  }
}

/** In whose name this person checks: the own one, or that of somebody absent. */
export function checksAs(user: User): User | null {
  return user.inName(...CHECKERS)
}
