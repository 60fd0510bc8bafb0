import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type ActionPlan from './action_plan.js'

export default class ActionPlanPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  draft(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  /** What a plan says is changed while it holds; afterwards it is a document. */
  write(user: User, plan: ActionPlan): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head') && plan.state !== 'closed'
  }

  /** A plan begins and ends in the name of the division. */
  decide(user: User): AuthorizerResponse {
    return user.is('division_head')
  }
}
