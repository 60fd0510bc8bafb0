import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type CasebookEntry from './entry.js'

/** The bureau edits; only the unit itself says that the text is right. */
export default class EntryPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau || (user.organizationId !== null && user.is(...applicantRoles))
  }

  edit(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  answer(user: User, entry: CasebookEntry): AuthorizerResponse {
    return user.organizationId === entry.organizationId && user.is(...applicantRoles)
  }
}
