import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { EvaluationCycleSchema } from '#database/schema'
import IndicatorVersion from '#app/indicators/indicator_version'
import type User from '#app/users/user'
import type { CycleState } from './evaluation_cycle_workflow.js'
import PointEvaluation from './point_evaluation.js'

/** 年度效能评估: one year of all points. */
export default class EvaluationCycle extends EvaluationCycleSchema {
  declare state: CycleState

  @belongsTo(() => IndicatorVersion)
  declare indicatorVersion: BelongsTo<typeof IndicatorVersion>

  @hasMany(() => PointEvaluation, { foreignKey: 'cycleId' })
  declare evaluations: HasMany<typeof PointEvaluation>

  /** The office; who takes part sees the own evaluation, not the cycle. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau && !user.is('alliance_secretariat')) query.whereRaw('1 = 0')
  })
}
