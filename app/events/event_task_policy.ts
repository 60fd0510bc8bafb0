import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type EventTask from './event_task.js'

export default class EventTaskPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  finish(user: User, task: EventTask): AuthorizerResponse {
    if (task.ownerId !== null) return user.id === task.ownerId
    return user.organizationId === task.organizationId && user.is(...applicantRoles)
  }

  reopen(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }
}
