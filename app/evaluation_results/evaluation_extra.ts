import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { EvaluationExtraSchema } from '#database/schema'
import type { Trx } from '#app/core/dialect'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { type Extras, NO_EXTRAS } from '#app/indicators/total'
import User from '#app/users/user'
import type { ExtraState } from './extra_workflow.js'

export const EXTRA_KINDS = ['bonus', 'deduction', 'veto'] as const
export type ExtraKind = (typeof EXTRA_KINDS)[number]

/** 加分 扣分 一票否决: one thing that is judged beside the indicators. */
export default class EvaluationExtra extends EvaluationExtraSchema {
  declare kind: ExtraKind
  declare state: ExtraState

  @belongsTo(() => PointEvaluation, { foreignKey: 'evaluationId' })
  declare evaluation: BelongsTo<typeof PointEvaluation>

  @belongsTo(() => User, { foreignKey: 'createdById' })
  declare createdBy: BelongsTo<typeof User>
}

/** What is confirmed of some points. @returns by the id of the evaluation; nothing of who has nothing */
export async function confirmedExtras(evaluationIds: readonly number[], client?: Trx): Promise<Map<number, Extras>> {
  const rows = await EvaluationExtra.query({ client })
    .whereIn('evaluationId', [...evaluationIds])
    .where('state', 'confirmed')
    .orderBy('id')
  const byPoint = Map.groupBy(rows, ({ evaluationId }) => evaluationId)
  return new Map([...byPoint].map(([id, own]) => [id, together(own)]))
}

function together(rows: readonly EvaluationExtra[]): Extras {
  const extras = { bonus: { ...NO_EXTRAS.bonus }, deductions: [...NO_EXTRAS.deductions], vetoes: [...NO_EXTRAS.vetoes] }
  for (const { kind, item, times, points } of rows) {
    if (kind === 'bonus') extras.bonus[item] = (extras.bonus[item] ?? 0) + times!
    else if (kind === 'deduction') extras.deductions.push({ item, points: points! / 100 })
    else extras.vetoes.push(item)
  }
  return extras
}
