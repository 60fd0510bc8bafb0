import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** The bureau enters and strikes out, officials read; programs are let in by keys (app/api_keys). */
export default class OutsideFigurePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  enter(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }
}
