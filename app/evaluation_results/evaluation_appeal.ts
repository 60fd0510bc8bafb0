import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { EvaluationAppealSchema } from '#database/schema'
import PointEvaluation from '#app/evaluations/point_evaluation'
import User from '#app/users/user'
import type { AppealState } from './appeal_workflow.js'
import EvaluationOutcome from './evaluation_outcome.js'

/**
 * What is to count differently, as the handler found: indicators whose evidence is believed after all, and figures with
 * the value that is right.
 */
export type Rulings = { believed: string[]; figures: Record<string, number> }

export const NO_RULINGS: Rulings = { believed: [], figures: {} }

/** 申诉 of a point against its result. */
export default class EvaluationAppeal extends EvaluationAppealSchema {
  declare state: AppealState
  declare rulings: Rulings | null

  @belongsTo(() => PointEvaluation, { foreignKey: 'evaluationId' })
  declare evaluation: BelongsTo<typeof PointEvaluation>

  @belongsTo(() => EvaluationOutcome, { foreignKey: 'outcomeId' })
  declare outcome: BelongsTo<typeof EvaluationOutcome>

  @belongsTo(() => EvaluationOutcome, { foreignKey: 'revisedOutcomeId' })
  declare revisedOutcome: BelongsTo<typeof EvaluationOutcome>

  @belongsTo(() => User, { foreignKey: 'createdById' })
  declare createdBy: BelongsTo<typeof User>

  /** The bureau, the point itself and its district. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    const own = PointEvaluation.query().where((seen) => {
      seen.where('organizationId', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('districtCode', user.seesDistrict)
    })
    query.whereIn('evaluation_id', own.select('id'))
  })

  get given(): Rulings {
    return this.rulings ?? NO_RULINGS
  }
}
