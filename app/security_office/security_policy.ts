import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type RoleGrant from '#app/accounts/role_grant'
import type User from '#app/users/user'

/** 安全管理员: confirms what others are to be given, ends lock-outs, sees the rules of signing in. */
export default class SecurityPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  oversee(user: User): AuthorizerResponse {
    return user.is('security_administrator')
  }

  /** Nobody gives to oneself. */
  decide(user: User, { userId, proposedById }: Pick<RoleGrant, 'userId' | 'proposedById'>): AuthorizerResponse {
    return user.is('security_administrator') && ![userId, proposedById].includes(user.id)
  }

  /** Nor lets oneself in. */
  unlock(user: User, other: User): AuthorizerResponse {
    return user.is('security_administrator') && user.id !== other.id
  }
}
