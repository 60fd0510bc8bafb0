import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type ExpertReview from './expert_review.js'

export default class ExpertReviewPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  /** An expert scores, or steps aside, from the own seat only. */
  write(user: User, review: ExpertReview): AuthorizerResponse {
    return user.is('expert') && review.expertId === user.id
  }

  conclude(user: User, review: ExpertReview): AuthorizerResponse {
    return this.write(user, review) && review.isChair
  }
}
