import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { FigureFreezeRunSchema, FigureFreezeSchema, FrozenFigureSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import User from '#app/users/user'
import type { FigureNote } from './figure.js'
import type { FreezeState } from './figure_freeze_workflow.js'

/** What the records said of one figure when its year was frozen. */
export class FrozenFigure extends FrozenFigureSchema {
  declare note: FigureNote | null
}

/** Points that were frozen together. */
export class FigureFreezeRun extends FigureFreezeRunSchema {
  @belongsTo(() => User, { foreignKey: 'byId' })
  declare by: BelongsTo<typeof User>
}

/** 数据冻结 of one point and year. What it keeps is never changed; lifted, it stays as it was. */
export default class FigureFreeze extends FigureFreezeSchema {
  declare state: FreezeState

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  @hasMany(() => FrozenFigure, { foreignKey: 'freezeId' })
  declare figures: HasMany<typeof FrozenFigure>
}
