import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** Everybody orders the own files. What may stand in one is asked of the list itself (workbook_at.ts). */
export default class ExportFilePolicy extends BasePolicy {
  order(user: User): AuthorizerResponse {
    return user.isActive
  }
}
