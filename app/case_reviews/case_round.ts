import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import db from '@adonisjs/lucid/services/db'
import { CaseAllocationSchema, CaseRoundSchema } from '#database/schema'
import CaseCall from '#app/case_calls/case_call'
import Assignment from '#app/experts/assignment'
import type User from '#app/users/user'
import type { Allocated, AllocationInputs } from '#app/experts/allocate'
import type { RoundState } from './case_round_workflow.js'

/** 评审轮次: the jury of one call, from its draw to what it gave. */
export default class CaseRound extends CaseRoundSchema {
  declare state: RoundState

  @belongsTo(() => CaseCall, { foreignKey: 'callId' })
  declare call: BelongsTo<typeof CaseCall>

  @belongsTo(() => Assignment)
  declare assignment: BelongsTo<typeof Assignment>

  @hasMany(() => CaseAllocation, { foreignKey: 'roundId' })
  declare allocations: HasMany<typeof CaseAllocation>

  /** The office; but nobody who judges in it, because what the office sees has names. */
  static visibleTo = scope((query, user: User) => {
    if (!user.is('bureau_handler', 'division_head')) query.whereRaw('1 = 0')
    query.whereNotIn(
      'id',
      db
        .from('case_seats')
        .join('experts', 'experts.id', 'case_seats.expert_id')
        .where('experts.user_id', user.id)
        .select('round_id')
    )
  })
}

/** 分配记录. */
export class CaseAllocation extends CaseAllocationSchema {
  declare kind: 'first' | 'substitution'

  get given(): AllocationInputs {
    return JSON.parse(this.inputs)
  }

  get seats(): Allocated['seats'] {
    return this.result ? JSON.parse(this.result) : []
  }
}
