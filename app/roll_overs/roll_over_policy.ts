import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { rollKind } from './roll_kinds.js'
import type RollOverItem from './roll_over_item.js'

/** Who prepares a year. What is opened in it needs the right that its own verb needs. */
export default class RollOverPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  /** Begins one, and looks again at what the year before has. */
  prepare(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  /** Changes and opens one thing: the policy of the verb that makes it decides. */
  open(user: User, { kind }: Pick<RollOverItem, 'kind'>): Promise<AuthorizerResponse> {
    return rollKind(kind).may(user)
  }

  /** Says that this was all, or that it was not. */
  conclude(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }
}
