import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type Expert from './expert.js'

/** Experts, at their own seats, whatever they judge there; nobody acts for them. */
export default class SeatPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  listOwn(user: User): AuthorizerResponse {
    return user.is('expert')
  }

  /** The expert is loaded with the seat. */
  write(user: User, { expert }: { expert: Expert }): AuthorizerResponse {
    return user.is('expert') && expert.userId === user.id
  }
}
