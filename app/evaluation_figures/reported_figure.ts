import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReportedFigureSchema } from '#database/schema'
import User from '#app/users/user'

/** 自行填报: what an institution says of a point and a year that no record of the system knows. */
export default class ReportedFigure extends ReportedFigureSchema {
  @belongsTo(() => User, { foreignKey: 'reportedById' })
  declare reportedBy: BelongsTo<typeof User>
}
