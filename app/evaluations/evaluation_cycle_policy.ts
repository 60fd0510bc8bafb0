import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { bureauRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type { CycleStep } from './evaluation_cycle_workflow.js'

/** Handlers run the cycle; what was calibrated is decided by the leader of the bureau. */
export default class EvaluationCyclePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.is(...bureauRoles, 'alliance_secretariat')
  }

  /** Plans, gives points another part, grace or leave, freezes. */
  manage(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  take(user: User, step: CycleStep): AuthorizerResponse {
    return LEADERS.includes(step) ? user.inName('bureau_leader') !== null : user.is('bureau_handler')
  }
}

export const LEADERS: CycleStep[] = ['giveBack', 'announce']
