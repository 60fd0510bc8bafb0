import encryption from '@adonisjs/core/services/encryption'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { BookingSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type { BookingState } from './booking_workflow.js'

/** 预约咨询: what somebody from the public asks a point for. */
export default class Booking extends BookingSchema {
  declare state: BookingState
  declare wantedHalf: 'am' | 'pm'

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** A point sees its own, a district its own, the bureau all. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  /** The page of who booked. Its address is the key to it: signed with the secret of the installation, stored nowhere. */
  get ownPath() {
    return `/my-bookings/${encryption.getMessageVerifier().sign(this.id, undefined, PURPOSE)}`
  }

  static ofToken(token: string) {
    const id = encryption.getMessageVerifier().unsign<number>(token, PURPOSE)
    return this.query()
      .where('id', id ?? 0)
      .preload('designation')
      .firstOrFail()
  }
}

const PURPOSE = 'booking'
