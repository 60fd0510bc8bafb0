import { beforeDelete, belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { Exception } from '@adonisjs/core/exceptions'
import { EvaluationOutcomeSchema } from '#database/schema'
import PointEvaluation from '#app/evaluations/point_evaluation'
import EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import type { Grade } from '#app/indicators/indicator_content'
import type { Figures, Score } from '#app/indicators/rules'
import type { Extras, GradeReason } from '#app/indicators/total'

/** 得分与等次 of one point, with everything they were computed from: whoever computes again must come to the same. */
export default class EvaluationOutcome extends EvaluationOutcomeSchema {
  declare kind: 'calibrated' | 'deliberated' | 'revised'
  declare figures: Figures
  declare extras: Extras
  declare lines: Record<string, Score>
  declare systemGrade: Grade
  declare grade: Grade | null
  declare reasons: GradeReason[]

  @belongsTo(() => PointEvaluation, { foreignKey: 'evaluationId' })
  declare evaluation: BelongsTo<typeof PointEvaluation>

  /** Who has handed in; in this order they are 专家1, 专家2 … */
  @hasMany(() => EvaluationSeat, {
    ...{ localKey: 'evaluationId', foreignKey: 'evaluationId' },
    onQuery: (query) => void query.where('state', 'submitted').orderBy('id'),
  })
  declare seats: HasMany<typeof EvaluationSeat>

  @beforeDelete()
  static stays() {
    throw new Exception('What a point was given is never taken away')
  }
}
