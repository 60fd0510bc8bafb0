import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

export default class DesignationPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  export(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  /** 登记事项 of the titles in sight. */
  readHistory(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  /** The whole city in numbers, for officials of every district: they say nothing of a single applicant. */
  survey(user: User): AuthorizerResponse {
    return user.isOfficial
  }
}
