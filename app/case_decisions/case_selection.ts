import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { CaseSelectionSchema } from '#database/schema'
import CaseCall from '#app/case_calls/case_call'
import type User from '#app/users/user'
import CaseCandidate from './case_candidate.js'
import type { SelectionState } from './selection_workflow.js'

/** 遴选: how the cases of one call are chosen. */
export default class CaseSelection extends CaseSelectionSchema {
  declare state: SelectionState

  @belongsTo(() => CaseCall, { foreignKey: 'callId' })
  declare call: BelongsTo<typeof CaseCall>

  @hasMany(() => CaseCandidate, { foreignKey: 'selectionId' })
  declare candidates: HasMany<typeof CaseCandidate>

  /** The bureau alone, also afterwards: what others may know has pages of its own. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })
}
