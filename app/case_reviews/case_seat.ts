import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import db from '@adonisjs/lucid/services/db'
import { CaseDiscussionSchema, CaseScoreSchema, CaseSeatSchema } from '#database/schema'
import Expert from '#app/experts/expert'
import { whereHeldBy } from '#app/experts/seats'
import User from '#app/users/user'
import CaseBlind from './case_blind.js'
import CaseRound from './case_round.js'
import type { SeatState } from './case_seat_workflow.js'

/** A score sheet as typed so far. */
export type ScoreDraft = { scores: Record<string, number | null>; reasons: Record<string, string>; opinion: string }

/** Cases that are still in their round: others were withdrawn or disqualified meanwhile and hold nobody up. */
export function blindsInRound() {
  return db
    .from('case_blinds')
    .join('typical_cases', 'typical_cases.id', 'case_blinds.case_id')
    .whereNotIn('typical_cases.state', ['withdrawn', 'disqualified'])
    .select('case_blinds.id')
}

/** 评分席位: one expert for one case. */
export default class CaseSeat extends CaseSeatSchema {
  declare state: SeatState
  declare draft: ScoreDraft | null

  @belongsTo(() => CaseRound, { foreignKey: 'roundId' })
  declare round: BelongsTo<typeof CaseRound>

  @belongsTo(() => CaseBlind, { foreignKey: 'blindId' })
  declare blind: BelongsTo<typeof CaseBlind>

  @belongsTo(() => Expert)
  declare expert: BelongsTo<typeof Expert>

  @hasMany(() => CaseScore, { foreignKey: 'seatId' })
  declare scores: HasMany<typeof CaseScore>

  /** Jurors their own, from the beginning of the scoring on. */
  static visibleTo = scope((query, user: User) => {
    whereHeldBy(query, user)
    query.whereIn('round_id', CaseRound.query().whereNotNull('begun_at').select('id'))
  })

  static counted = scope((query) => {
    query.whereIn('blind_id', blindsInRound())
  })

  /** What was scored is not what is read now: it is to be confirmed. */
  isOutdated({ contentHash }: Pick<CaseBlind, 'contentHash'>) {
    return this.state === 'submitted' && this.contentHash !== contentHash
  }
}

/** One version handed in. */
export class CaseScore extends CaseScoreSchema {
  declare kind: 'own' | 'reopened' | 'confirmed' | 'discussion'
  declare scores: Record<string, number>
  declare reasons: Record<string, string>
}

/** 合议记录 of one case. */
export class CaseDiscussion extends CaseDiscussionSchema {
  @belongsTo(() => CaseBlind, { foreignKey: 'blindId' })
  declare blind: BelongsTo<typeof CaseBlind>

  @belongsTo(() => User, { foreignKey: 'recordedById' })
  declare recordedBy: BelongsTo<typeof User>
}
