import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import AuditEntry from '#app/audit/audit_entry'
import User from '#app/users/user'
import { StandInActSchema } from '#database/schema'

/** One thing that somebody did in another's name; written with its audit entry (audit/record.ts). */
export default class StandInAct extends StandInActSchema {
  @belongsTo(() => AuditEntry)
  declare auditEntry: BelongsTo<typeof AuditEntry>

  @belongsTo(() => User, { foreignKey: 'absentId' })
  declare absent: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'deputyId' })
  declare deputy: BelongsTo<typeof User>

  /** What was done by oneself or in one's name; those who oversee the work see all. */
  static visibleTo = scope((query, user: User) => {
    if (user.is('division_head', 'bureau_leader')) return
    query.where((own) => void own.where('absent_id', user.id).orWhere('deputy_id', user.id))
  })
}
