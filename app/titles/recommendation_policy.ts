import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type { RecommendationStep } from './recommendation_workflow.js'

/** In whose office a step is taken. */
export const TAKEN_BY: Record<RecommendationStep, Role> = {
  confirm: 'division_head',
  refuse: 'division_head',
  withdraw: 'bureau_handler',
  file: 'bureau_handler',
  notFile: 'bureau_handler',
}

export default class RecommendationPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  export(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  propose(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  take(user: User, step: RecommendationStep): AuthorizerResponse {
    return user.inName(TAKEN_BY[step]) !== null
  }

  /** The letter is the bureau's own paper. */
  takeLetter(user: User): AuthorizerResponse {
    return user.isBureau
  }
}
