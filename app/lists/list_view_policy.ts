import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type ListView from './list_view.js'

/** Whoever sees a list keeps views of it. */
export default class ListViewPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  change(user: User, view: ListView): AuthorizerResponse {
    return view.userId === user.id
  }

  share(user: User): AuthorizerResponse {
    return user.is('division_head')
  }
}
