import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type User from '#app/users/user'

export default class ReadingPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  /** All points beside each other. */
  compare(user: User): AuthorizerResponse {
    return user.isBureau
  }

  /** Nobody outside the bureau before results are announced. */
  readPoint(user: User, evaluation: PointEvaluation): AuthorizerResponse {
    return evaluation.showsResult(user)
  }
}
