import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import type Consultation from './consultation.js'

/** The point writes, the person responsible for it confirms; the office only reads, and decides on corrections. */
export default class ConsultationPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  record(user: User): AuthorizerResponse {
    return user.organizationId !== null && user.is(...applicantRoles)
  }

  revise(user: User, consultation: Consultation): AuthorizerResponse {
    return user.organizationId === consultation.organizationId && user.is(...applicantRoles)
  }

  confirm(user: User, consultation: Consultation): AuthorizerResponse {
    return user.organizationId === consultation.organizationId && user.is('principal')
  }

  export(user: User): AuthorizerResponse {
    return this.list(user)
  }
}
