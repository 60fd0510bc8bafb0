import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class PointBatchPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  manage(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  /** A call goes out, and ends, in the name of the division. */
  open(user: User): AuthorizerResponse {
    return user.is('division_head')
  }
}
