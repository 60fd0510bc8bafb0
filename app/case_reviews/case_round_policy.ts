import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** Handlers run a round, the head of the division looks on; who judges in it sees none of it (visibleTo). */
export default class CaseRoundPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  run(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }
}
