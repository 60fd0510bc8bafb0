import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class CalendarPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  read(user: User): AuthorizerResponse {
    return user.isOfficial || user.is('administrator')
  }

  change(user: User): AuthorizerResponse {
    return user.is('administrator')
  }
}
