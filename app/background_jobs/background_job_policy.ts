import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class BackgroundJobPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  look(user: User): AuthorizerResponse {
    return user.is('administrator')
  }

  act(user: User): AuthorizerResponse {
    return user.is('administrator')
  }
}
