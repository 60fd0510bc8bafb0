import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type Booking from './booking.js'

/** The point answers; the office reads how it does that, without names and numbers of who asked. */
export default class BookingPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  answer(user: User, booking: Booking): AuthorizerResponse {
    return user.organizationId === booking.organizationId && user.is(...applicantRoles)
  }
}
