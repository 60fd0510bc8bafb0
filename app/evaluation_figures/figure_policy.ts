import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type Designation from '#app/designations/designation'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type FigureOverride from './figure_override.js'
import type { OverrideStep } from './figure_override_workflow.js'

export default class FigurePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  /** The table of all points, and their sheets. */
  compare(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  /** 自行填报 */
  report(user: User, { organizationId }: Designation): AuthorizerResponse {
    return user.organizationId === organizationId && user.is(...applicantRoles)
  }

  propose(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  take(user: User, step: OverrideStep): AuthorizerResponse {
    return step === 'withdraw' ? user.is('bureau_handler') : user.inName('division_head') !== null
  }

  comment(user: User, { organizationId }: FigureOverride): AuthorizerResponse {
    return user.organizationId === organizationId && user.is(...applicantRoles)
  }

  freeze(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  lift(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }
}
