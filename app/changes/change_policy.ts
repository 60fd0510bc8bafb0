import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type ChangeRequest from './change_request.js'

/** Who may ask and who decides. When it is possible stands in the workflow. */
export default class ChangePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  ask(user: User, designation: Designation): AuthorizerResponse {
    return user.organizationId === designation.organizationId && user.is('operator', 'principal')
  }

  /** 主体注销: nobody of the institution is left to ask. */
  enter(user: User): AuthorizerResponse {
    return user.inName('bureau_handler') !== null
  }

  revise(user: User, request: ChangeRequest): AuthorizerResponse {
    return user.organizationId === request.organizationId && user.is('operator', 'principal')
  }

  /** Handing in, giving up and resuming bind the institution. */
  submit(user: User, request: ChangeRequest): AuthorizerResponse {
    return user.organizationId === request.organizationId && user.is('principal')
  }

  rule(user: User, request: ChangeRequest): AuthorizerResponse {
    return deciderOf(user, request) !== null
  }
}

/** In whose name this person may decide now; nobody decides on both levels of the same request. */
export function deciderOf(user: User, { state, verifiedById }: Pick<ChangeRequest, 'state' | 'verifiedById'>) {
  if (state !== 'deliberation') return user.inName('bureau_handler')
  return user.id === verifiedById ? null : user.inName('division_head')
}
