import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type Event from './event.js'

type Owned = Pick<Event, 'organizationId'>

/** The point writes and organises, the person responsible for it confirms; of the office's own events the same two. */
export default class EventPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  record(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head') || (user.organizationId !== null && user.is(...applicantRoles))
  }

  manage(user: User, { organizationId }: Owned): AuthorizerResponse {
    if (organizationId === null) return user.is('bureau_handler', 'division_head')
    return user.organizationId === organizationId && user.is(...applicantRoles)
  }

  confirm(user: User, { organizationId }: Owned): AuthorizerResponse {
    if (organizationId === null) return user.is('division_head')
    return user.organizationId === organizationId && user.is('principal')
  }

  export(user: User): AuthorizerResponse {
    return this.list(user)
  }
}
