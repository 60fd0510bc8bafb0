import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type PersonalRequest from './personal_request.js'

/** Handlers record what people ask for, the head of the division decides, and never about the own request. */
export default class PersonalRequestPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.inName('bureau_handler', 'division_head') !== null
  }

  record(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  decide(user: User, { recordedById, userId }: PersonalRequest): AuthorizerResponse {
    return user.inName('division_head') !== null && ![recordedById, userId].includes(user.id)
  }
}
