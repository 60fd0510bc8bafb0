import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type Consultation from '#app/activities/consultation'

export default class RatingPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  /** Showing the code to who asked. */
  invite(user: User, { organizationId }: Consultation): AuthorizerResponse {
    return user.organizationId === organizationId && user.is(...applicantRoles)
  }
}
