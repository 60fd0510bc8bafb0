import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { EvaluationPartChoiceSchema } from '#database/schema'
import User from '#app/users/user'
import type { Part } from './point_evaluation.js'

/** Before a cycle opens: another part than the rules give, with the reason. */
export default class EvaluationPartChoice extends EvaluationPartChoiceSchema {
  declare part: Part | null

  @belongsTo(() => User, { foreignKey: 'byId' })
  declare by: BelongsTo<typeof User>
}
