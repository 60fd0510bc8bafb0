import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** The editors make the book; who lets it out is a matter of its editions. */
export default class CasebookPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  edit(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }
}
