import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import { actorOfAct } from './acts.js'
import type Rectification from './rectification.js'
import { rectificationActs, type RectificationAct } from './rectification_acts.js'

export default class RectificationPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  propose(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  take(user: User, rectification: Rectification, act: RectificationAct): AuthorizerResponse {
    return actorOfAct(rectificationActs[act], rectification, user) !== null
  }

  /** Writing the report. */
  report(user: User, { organizationId }: Rectification): AuthorizerResponse {
    return user.organizationId === organizationId && user.is(...applicantRoles)
  }

  /** Handing it in. */
  submit(user: User, { organizationId }: Rectification): AuthorizerResponse {
    return user.organizationId === organizationId && user.is('principal')
  }
}
