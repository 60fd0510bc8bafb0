import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class ApiKeyPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  manage(user: User): AuthorizerResponse {
    return user.is('administrator')
  }
}
