import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type Expert from './expert.js'

/** The handlers keep the pool, the head of the division reads it; experts keep their own profile. */
export default class ExpertPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  keep(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  /** Mailboxes and telephones are for who writes and calls. */
  reach(user: User): AuthorizerResponse {
    return this.keep(user)
  }

  declare(user: User, expert: Expert): AuthorizerResponse {
    return user.is('expert') && expert.userId === user.id
  }
}
