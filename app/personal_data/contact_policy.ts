import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type { FoundContact } from './contacts.js'

/** Whoever needs it for work: each kind of row says who that is. */
export default class ContactPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  reveal(_user: User, { mayRead }: FoundContact): AuthorizerResponse {
    return mayRead
  }
}
