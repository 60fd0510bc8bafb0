import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type ChangeRequest from './change_request.js'
import type { ChangeRuling } from './change_workflow.js'

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

  rule(user: User, request: ChangeRequest, ruling: ChangeRuling): AuthorizerResponse {
    return deciderOf(user, request, ruling) !== null
  }
}

/** In whose name this person may decide so; nobody decides on both levels of the same request. */
export function deciderOf(user: User, request: Judged, ruling: ChangeRuling) {
  const asHead = user.id === request.verifiedById ? null : user.inName('division_head')
  if (ruling === 'approve' || ruling === 'sendBack') return asHead
  if (ruling !== 'refuse') return user.inName('bureau_handler')
  return request.state === 'submitted' ? user.inName('bureau_handler') : asHead
}

type Judged = Pick<ChangeRequest, 'state' | 'verifiedById'>
