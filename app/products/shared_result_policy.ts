import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import type SharedResult from './shared_result.js'

export default class SharedResultPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  share(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head') || (user.organizationId !== null && user.is(...applicantRoles))
  }

  /** Changes, withdraws, and answers who asks. */
  own(user: User, result: SharedResult): AuthorizerResponse {
    return result.isOf(user) && user.is(...applicantRoles, 'bureau_handler', 'division_head')
  }

  /** Whoever may use it already need not ask. */
  ask(user: User, result: SharedResult): AuthorizerResponse {
    return this.list(user) === true && result.permission === 'on_request' && !result.isOf(user) && !user.isBureau
  }
}
