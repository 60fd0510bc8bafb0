import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { EvaluationAllocationSchema, EvaluationPanelSchema } from '#database/schema'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { Allocated, AllocationInputs } from '#app/experts/allocate'
import Assignment from '#app/experts/assignment'
import type User from '#app/users/user'
import type { PanelState } from './evaluation_panel_workflow.js'

/** 评审组 of one cycle, from its draw to what it gave. */
export class EvaluationPanel extends EvaluationPanelSchema {
  declare state: PanelState

  @belongsTo(() => EvaluationCycle, { foreignKey: 'cycleId' })
  declare cycle: BelongsTo<typeof EvaluationCycle>

  @belongsTo(() => Assignment)
  declare assignment: BelongsTo<typeof Assignment>

  @hasMany(() => EvaluationAllocation, { foreignKey: 'panelId' })
  declare allocations: HasMany<typeof EvaluationAllocation>

  /** The bureau alone: a panel names experts beside the points that they judge. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })
}

/** 分配记录. */
export class EvaluationAllocation extends EvaluationAllocationSchema {
  declare kind: 'first' | 'substitution'

  get given(): AllocationInputs {
    return JSON.parse(this.inputs)
  }

  get seats(): Allocated['seats'] {
    return this.result ? JSON.parse(this.result) : []
  }
}
