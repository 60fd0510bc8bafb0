import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type StandIn from '#app/users/stand_in'
import type User from '#app/users/user'

export default class StandInPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.is('administrator')
  }

  /** Officials for themselves, administrators for everybody. */
  register(user: User, absentId: number): AuthorizerResponse {
    return user.is('administrator') || (user.isOfficial && user.id === absentId)
  }

  end(user: User, standIn: StandIn): AuthorizerResponse {
    return this.register(user, standIn.absentId)
  }
}
