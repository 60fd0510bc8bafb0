import encryption from '@adonisjs/core/services/encryption'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RatingSchema } from '#database/schema'
import Consultation from '#app/activities/consultation'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'

/** 非常满意 … 非常不满意, the last two of which are 差评 (国办发〔2019〕51号). */
export const LEVELS = [5, 4, 3, 2, 1] as const
export const isBad = (stars: number) => stars <= 2

/** 一事一评: what who asked says of one entry, once. Never changed: who can open the address is not known. */
export default class Rating extends RatingSchema {
  @belongsTo(() => Consultation)
  declare consultation: BelongsTo<typeof Consultation>

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
}

const PURPOSE = 'rating'

/** The page on which an entry is rated. Its address is the key to it: signed, stored nowhere, the same each time. */
export function ratingPath({ id }: Pick<Consultation, 'id'>) {
  return `/rate/${encryption.getMessageVerifier().sign(id, undefined, PURPOSE)}`
}

/** The entry that an address is about, or null. */
export function consultationOfToken(token: string) {
  const id = encryption.getMessageVerifier().unsign<number>(token, PURPOSE)
  return Consultation.query()
    .where('id', id ?? 0)
    .whereNot('state', 'removed')
    .preload('designation')
    .first()
}
