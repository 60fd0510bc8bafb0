import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { bulkActsFor } from './bulk_kinds.js'

/** Officials act on many rows at once; each row asks the policy of its own flow. */
export default class BulkActPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  choose(user: User, act: string): AuthorizerResponse {
    return bulkActsFor(user, act.split('.')[0]).includes(act)
  }
}
