import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type { OrderKind } from './work_report_validators.js'

/** The handler makes the report; that frozen data is taken anew, the division answers for. */
export default class WorkReportPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  /** Opens the report of a year; stops what is built, and goes on with it. */
  make(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  order(user: User, kind: OrderKind): AuthorizerResponse {
    const makes = kind !== 'refreeze' && user.is('bureau_handler')
    return makes || (kind !== 'build' && user.inName('division_head') !== null)
  }
}

/** In whose name somebody freezes who is not the handler. */
export function inWhoseName(user: User, kind: OrderKind) {
  return kind === 'refreeze' || !user.is('bureau_handler') ? user.inName('division_head') : null
}
