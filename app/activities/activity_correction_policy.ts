import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type ActivityCorrection from './activity_correction.js'

export default class ActivityCorrectionPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  rule(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  withdraw(user: User, correction: ActivityCorrection): AuthorizerResponse {
    if (correction.organizationId === null) return user.is('division_head')
    return user.organizationId === correction.organizationId && user.is('principal')
  }
}
