import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** Who answers for what the system keeps. */
export default class RetentionPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  read(user: User): AuthorizerResponse {
    return user.is('administrator', 'division_head')
  }
}
