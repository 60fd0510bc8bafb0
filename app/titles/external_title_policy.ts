import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class ExternalTitlePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  export(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  /** Titles of others, and the grades of the city's own points, are noted by its handlers. */
  note(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }
}
