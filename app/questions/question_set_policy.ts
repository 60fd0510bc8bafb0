import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** Who writes what is asked; it is read by the whole bureau. */
export default class QuestionSetPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  /** Publishing too: that the division writes and publishes its questions itself is customary. */
  write(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }
}
