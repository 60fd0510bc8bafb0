import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** Who writes by what points are evaluated, and who puts it in force; the whole bureau reads it. */
export default class IndicatorVersionPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  write(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  decide(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }
}
