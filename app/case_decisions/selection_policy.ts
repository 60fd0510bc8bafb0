import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type { SelectionStep } from './selection_workflow.js'

export const candidateSteps = ['examineObjections', 'dismissObjections', 'upholdObjections', 'disqualify'] as const
export type CandidateStep = (typeof candidateSteps)[number]

/** Handlers prepare, the head of the division approves and publishes, the leader of the bureau decides. */
export const STEP_ROLES: Record<Exclude<SelectionStep, 'decide'> | CandidateStep, Role> = {
  propose: 'bureau_handler',
  giveBack: 'division_head',
  approve: 'division_head',
  announce: 'division_head',
  publish: 'division_head',
  examineObjections: 'bureau_handler',
  dismissObjections: 'bureau_leader',
  upholdObjections: 'bureau_leader',
  disqualify: 'bureau_leader',
}

export default class SelectionPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  /** Beginning, and changing the shortlist before it is handed in. */
  prepare(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  take(user: User, step: keyof typeof STEP_ROLES): AuthorizerResponse {
    return user.inName(STEP_ROLES[step]) !== null
  }

  /** The meeting, and who moves up. */
  decide(user: User): AuthorizerResponse {
    return user.inName('bureau_leader') !== null
  }

  /** The day on which the notice begins. */
  schedule(user: User): AuthorizerResponse {
    return user.inName('division_head', 'bureau_leader') !== null
  }

  noteFinding(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }
}
