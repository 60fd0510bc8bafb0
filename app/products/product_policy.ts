import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import type Product from './product.js'

/** A point writes its products and its principal stands for them; the office's own are confirmed by the head. */
export default class ProductPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  record(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head') || (user.organizationId !== null && user.is(...applicantRoles))
  }

  revise(user: User, product: Product): AuthorizerResponse {
    return product.isOf(user) && user.is(...applicantRoles, 'bureau_handler', 'division_head')
  }

  confirm(user: User, product: Product): AuthorizerResponse {
    if (!product.isOf(user)) return false
    return product.organizationId === null ? user.inName('division_head') !== null : user.is('principal')
  }

  /** Which service items are brands is the bureau's to say. */
  brand(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }
}
