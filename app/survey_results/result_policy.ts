import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type { ResultStep } from './result_workflow.js'

export default class ResultPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  calculate(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  /** The leader answers for the figures, the handler for what is made of them. */
  take(user: User, step: ResultStep): AuthorizerResponse {
    if (step === 'review' || step === 'return') return user.inName('bureau_leader') !== null
    return user.is('bureau_handler')
  }

  /** How a running wave stands, and what people wrote. */
  lookInside(user: User): AuthorizerResponse {
    return user.isBureau
  }

  tag(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }
}
