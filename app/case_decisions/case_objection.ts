import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CaseObjectionSchema } from '#database/schema'
import type User from '#app/users/user'
import CaseCandidate from './case_candidate.js'

/** 异议 against a case on public notice. */
export default class CaseObjection extends CaseObjectionSchema {
  declare state: 'open' | 'dismissed' | 'upheld'

  @belongsTo(() => CaseCandidate, { foreignKey: 'candidateId' })
  declare candidate: BelongsTo<typeof CaseCandidate>

  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })
}
