import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { mustHaveSecondFactor } from './second_factor.js'

export default class SecondFactorPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  /** Whoever must have one may only exchange it. */
  turnOff(user: User): AuthorizerResponse {
    return !mustHaveSecondFactor(user)
  }
}
