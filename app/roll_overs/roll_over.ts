import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { RollOverSchema } from '#database/schema'
import User from '#app/users/user'
import RollOverItem from './roll_over_item.js'
import type { RollOverState } from './roll_over_workflow.js'

/** 年度滚动: the beginning of a year made ready from the year before. */
export default class RollOver extends RollOverSchema {
  declare state: RollOverState

  @hasMany(() => RollOverItem, { onQuery: (query) => void query.orderBy('position').orderBy('id') })
  declare items: HasMany<typeof RollOverItem>

  @belongsTo(() => User, { foreignKey: 'begunById' })
  declare begunBy: BelongsTo<typeof User>

  /** The bureau's own; what comes of it is seen where it is opened. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })
}
