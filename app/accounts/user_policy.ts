import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class UserPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  administer(user: User): AuthorizerResponse {
    return user.is('administrator')
  }

  /** Nobody locks himself out. */
  deactivate(user: User, other: User): AuthorizerResponse {
    return user.is('administrator') && user.id !== other.id
  }

  /** One's own account is looked after on the own page, with password and code. */
  secure(user: User, other: User): AuthorizerResponse {
    return user.is('administrator') && user.id !== other.id
  }

  /** The principal of an institution looks after its people. */
  manageColleagues(user: User): AuthorizerResponse {
    return user.organizationId !== null && user.is('principal')
  }
}
