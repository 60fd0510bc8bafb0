import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class AuditPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  read(user: User): AuthorizerResponse {
    return user.is('audit_administrator', 'division_head')
  }

  verify(user: User): AuthorizerResponse {
    return user.is('audit_administrator')
  }
}
