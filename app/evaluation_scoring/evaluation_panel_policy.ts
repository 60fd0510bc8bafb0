import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** Handlers run a panel; the heads look on. */
export default class EvaluationPanelPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  look(user: User): AuthorizerResponse {
    return user.isBureau
  }

  run(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }
}
