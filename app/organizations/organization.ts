import { scope } from '@adonisjs/lucid/orm'
import { OrganizationSchema } from '#database/schema'
import type User from '#app/users/user'

export default class Organization extends OrganizationSchema {
  /** One's own; those of one's district; all of them for the bureau. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })
}
