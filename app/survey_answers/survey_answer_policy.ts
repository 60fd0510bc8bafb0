import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class SurveyAnswerPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  /** Decides which answers count, turns codes at points on and off, and names for ever off. */
  clean(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  /** Posters: the bureau, and the points themselves. */
  listPosters(user: User): AuthorizerResponse {
    return user.isBureau || user.organizationId !== null
  }
}
