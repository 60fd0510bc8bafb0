import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type { ExpertInvitation } from './assignment.js'

/** Handlers find experts for a subject, the head of the division looks on; experts answer for themselves. */
export default class AssignmentPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  run(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  listOwn(user: User): AuthorizerResponse {
    return user.is('expert')
  }

  /** The expert is loaded with the invitation. */
  answer(user: User, { expert }: ExpertInvitation): AuthorizerResponse {
    return user.is('expert') && expert.userId === user.id
  }
}
