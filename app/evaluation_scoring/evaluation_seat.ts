import { Exception } from '@adonisjs/core/exceptions'
import { beforeDelete, beforeUpdate, belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { EvaluationScoreSchema, EvaluationSeatSchema } from '#database/schema'
import type { Trx } from '#app/core/dialect'
import PointEvaluation from '#app/evaluations/point_evaluation'
import Expert from '#app/experts/expert'
import { whereHeldBy } from '#app/experts/seats'
import type { SelfFigure } from '#app/self_assessments/self_assessment'
import type User from '#app/users/user'
import { EvaluationPanel } from './evaluation_panel.js'
import type { SeatState } from './evaluation_seat_workflow.js'

export { EvaluationPanel }

/** 采信 with what the expert says to it; who does not believe a piece says why. */
export type Verdict = { accepted: boolean; reason: string }

/**
 * A score sheet: points by the key of the figure, a reason where some are withheld, a verdict by the id of the evidence.
 * `findings` are what the expert counted or found where a rule gives the points: they are in no total of the sheet.
 */
export type Sheet = {
  scores: Record<string, number>
  findings: Record<string, SelfFigure>
  reasons: Record<string, string>
  verdicts: Record<string, Verdict>
  opinion: string
}

/** 评分席位: one expert for one point. */
export default class EvaluationSeat extends EvaluationSeatSchema {
  declare state: SeatState
  declare draft: Partial<Sheet> | null

  @belongsTo(() => EvaluationPanel, { foreignKey: 'panelId' })
  declare panel: BelongsTo<typeof EvaluationPanel>

  @belongsTo(() => PointEvaluation, { foreignKey: 'evaluationId' })
  declare evaluation: BelongsTo<typeof PointEvaluation>

  @belongsTo(() => Expert)
  declare expert: BelongsTo<typeof Expert>

  @hasMany(() => EvaluationScore, { foreignKey: 'seatId' })
  declare sheets: HasMany<typeof EvaluationScore>

  /** Experts their own, from the beginning of the scoring on. */
  static visibleTo = scope((query, user: User) => {
    whereHeldBy(query, user)
    query.whereIn('panel_id', EvaluationPanel.query().whereNotNull('begun_at').select('id'))
  })

  /** Of points that are still in their cycle and judged by experts. */
  static counted = scope((query) => {
    query.whereIn('evaluation_id', judgedPoints().select('id'))
  })
}

/** Whom experts score: those with a national result report their data only, and who left holds nobody up. */
export function judgedPoints(client?: Trx) {
  return PointEvaluation.query({ client }).whereIn('part', ['rated', 'no_grade']).whereNot('state', 'left')
}

/** One version handed in. */
export class EvaluationScore extends EvaluationScoreSchema {
  declare kind: 'own' | 'reopened'
  declare scores: Sheet['scores']
  declare findings: Sheet['findings']
  declare reasons: Sheet['reasons']
  declare verdicts: Sheet['verdicts']

  @beforeUpdate()
  @beforeDelete()
  static staysAsGiven() {
    throw new Exception('What was handed in is never written again')
  }
}
