import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { caseActs, type CaseActName } from './bad_rating_case_acts.js'
import type BadRatingCase from './bad_rating_case.js'

/** The point contacts and repairs, the city verifies, calls back and rules; a district watches. */
export default class BadRatingCasePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  open(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  /** The bureau's handlers, and the point once it was told: nobody else, whatever their rank. */
  readContact(user: User, { organizationId, contactReleasedAt }: BadRatingCase): AuthorizerResponse {
    if (user.inName('bureau_handler')) return true
    return user.organizationId === organizationId && contactReleasedAt !== null && user.is('operator', 'principal')
  }

  take(user: User, row: BadRatingCase, act: CaseActName): AuthorizerResponse {
    return caseActs[act].who(user, row) !== null
  }
}
