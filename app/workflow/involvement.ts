import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import User from '#app/users/user'
import { InvolvementSchema } from '#database/schema'

export const involvementKinds = ['opinion', 'delegation', 'copy'] as const

/** An official drawn in beside the one who holds the subject: 加签 (an opinion), 委派 (to act and hand back), 抄送. */
export default class Involvement extends InvolvementSchema {
  declare kind: (typeof involvementKinds)[number]
  declare state: 'open' | 'answered' | 'revoked' | 'lapsed'
  declare sections: string[] | null

  @belongsTo(() => User, { foreignKey: 'askerId' })
  declare asker: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'personId' })
  declare person: BelongsTo<typeof User>

  /** What these people were drawn into and not let out of again. */
  static of(people: readonly User[]) {
    return this.query()
      .whereIn(
        'personId',
        people.map(({ id }) => id)
      )
      .whereNot('state', 'revoked')
  }
}
