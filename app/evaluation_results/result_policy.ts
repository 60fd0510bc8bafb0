import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type { AppealStep } from './appeal_workflow.js'
import type EvaluationAppeal from './evaluation_appeal.js'
import type { ExtraStep } from './extra_workflow.js'

const EXTRA_ROLES: Record<ExtraStep, Role> = {
  confirm: 'division_head',
  refuse: 'division_head',
  withdraw: 'bureau_handler',
  revoke: 'division_head',
}

/** Whose answer an appeal waits for; the point itself takes it back. */
const APPEAL_ROLES: Record<Exclude<AppealStep, 'withdraw'>, Role> = {
  examine: 'bureau_handler',
  giveBack: 'division_head',
  uphold: 'division_head',
  revise: 'division_head',
}

export default class ResultPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  /** The table of all points, and its sheets. */
  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  /** Nobody outside the bureau learns a result before it is announced. */
  see(user: User, evaluation: PointEvaluation): AuthorizerResponse {
    return evaluation.showsResult(user)
  }

  propose(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  rule(user: User, step: ExtraStep): AuthorizerResponse {
    return user.inName(EXTRA_ROLES[step]) !== null
  }

  /** 审议 */
  decide(user: User): AuthorizerResponse {
    return user.inName('bureau_leader') !== null
  }

  appeals(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  /** 单位负责人 of the point itself. */
  appeal(user: User, { organizationId }: Pick<PointEvaluation, 'organizationId'>): AuthorizerResponse {
    return user.is('principal') && user.organizationId === organizationId
  }

  answer(user: User, step: AppealStep, { evaluation }: EvaluationAppeal): AuthorizerResponse {
    if (step === 'withdraw') return this.appeal(user, evaluation)
    return user.inName(APPEAL_ROLES[step]) !== null
  }
}

export const roleFor = (step: ExtraStep | AppealStep): Role =>
  step in EXTRA_ROLES ? EXTRA_ROLES[step as ExtraStep] : APPEAL_ROLES[step as keyof typeof APPEAL_ROLES]
