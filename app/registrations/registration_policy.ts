import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type Organization from '#app/organizations/organization'

export default class RegistrationPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  rule(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  correct(user: User, organization: Organization): AuthorizerResponse {
    return user.organizationId === organization.id && user.is('operator', 'principal')
  }
}
