import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** Handlers make the book; the head of the division lets it out. */
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

  publish(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }
}
