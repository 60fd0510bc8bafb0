import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type User from '#app/users/user'

export default class WorkbookPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  /** The workbooks of a cycle, in which every point stands with its points. */
  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  /** The workbook of one point, of which the user sees the row. */
  read(user: User, evaluation: PointEvaluation): AuthorizerResponse {
    return evaluation.showsResult(user)
  }
}
