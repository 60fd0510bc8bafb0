import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { EvaluationPanelSchema, EvaluationScoreSchema, EvaluationSeatSchema } from '#database/schema'
import PointEvaluation from '#app/evaluations/point_evaluation'
import Expert from '#app/experts/expert'

/** 采信 with what the expert says to it; who does not believe a piece says why. */
export type Verdict = { accepted: boolean; reason: string }

/** A score sheet: points by the key of the figure, a reason where some are withheld, a verdict by the id of the evidence. */
export type Sheet = {
  scores: Record<string, number>
  reasons: Record<string, string>
  verdicts: Record<string, Verdict>
  opinion: string
}

export class EvaluationPanel extends EvaluationPanelSchema {
  declare state: 'preparing' | 'allocated' | 'scoring' | 'concluded'
}

/** 评分席位: one expert for one point. */
export default class EvaluationSeat extends EvaluationSeatSchema {
  declare state: 'assigned' | 'submitted' | 'reopened' | 'recused' | 'released'
  declare draft: Partial<Sheet> | null

  @belongsTo(() => EvaluationPanel, { foreignKey: 'panelId' })
  declare panel: BelongsTo<typeof EvaluationPanel>

  @belongsTo(() => PointEvaluation, { foreignKey: 'evaluationId' })
  declare evaluation: BelongsTo<typeof PointEvaluation>

  @belongsTo(() => Expert)
  declare expert: BelongsTo<typeof Expert>

  @hasMany(() => EvaluationScore, { foreignKey: 'seatId' })
  declare sheets: HasMany<typeof EvaluationScore>
}

/** One version handed in. */
export class EvaluationScore extends EvaluationScoreSchema {
  declare kind: 'own' | 'reopened' | 'confirmed' | 'workbook'
  declare scores: Sheet['scores']
  declare reasons: Sheet['reasons']
  declare verdicts: Sheet['verdicts']
}
