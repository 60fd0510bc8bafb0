import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CycleWorkbookSchema } from '#database/schema'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type User from '#app/users/user'

/** The workbook of a cycle that a job writes: seen by who asked for it. */
export default class CycleWorkbookOrder extends CycleWorkbookSchema {
  static table = 'cycle_workbooks'

  @belongsTo(() => EvaluationCycle, { foreignKey: 'cycleId' })
  declare cycle: BelongsTo<typeof EvaluationCycle>

  static visibleTo = scope((query, user: User) => {
    query.where('by_id', user.id)
  })
}
