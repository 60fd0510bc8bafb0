import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import { actorOfAct } from './acts.js'
import type Revocation from './revocation.js'
import { revocationActs, type RevocationAct } from './revocation_acts.js'

export default class RevocationPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  draft(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  take(user: User, revocation: Revocation, act: RevocationAct): AuthorizerResponse {
    return actorOfAct(revocationActs[act], revocation, user) !== null
  }

  /** Writing 陈述申辩. */
  state(user: User, { organizationId }: Revocation): AuthorizerResponse {
    return user.organizationId === organizationId && user.is(...applicantRoles)
  }

  /** Handing it in, or waiving it. */
  answer(user: User, { organizationId }: Revocation): AuthorizerResponse {
    return user.organizationId === organizationId && user.is('principal')
  }
}
