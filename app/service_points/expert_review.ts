import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ExpertReviewSchema } from '#database/schema'
import User from '#app/users/user'
import PointApplication from './point_application.js'

/** One expert's seat on the panel of one application, and the scores given from it. */
export default class ExpertReview extends ExpertReviewSchema {
  declare state: 'invited' | 'submitted' | 'recused'
  /** Points by rubric key. */
  declare scores: Record<string, number> | null

  @belongsTo(() => User, { foreignKey: 'expertId' })
  declare expert: BelongsTo<typeof User>

  @belongsTo(() => PointApplication, { foreignKey: 'applicationId' })
  declare application: BelongsTo<typeof PointApplication>
}
