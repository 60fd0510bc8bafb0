import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { applicantRoles, officialRoles } from '#app/users/roles'

/** Calls are drafted by who handles them and go out in the name of the division. */
export default class CaseCallPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.is(...officialRoles, ...applicantRoles, 'alliance_secretariat')
  }

  /** Drafts, lays before the head, closes. */
  manage(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  /** Publishes, sends back, and changes what was published: longer, or not at all. */
  publish(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }
}
