import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { beijingDay } from '#app/core/beijing_day'
import type { Role } from '#app/users/roles'
import User from '#app/users/user'
import { RoleGrantSchema } from '#database/schema'
import type { GrantState } from './role_grant_workflow.js'

export const GRANT_KINDS = ['entry', 'roles', 'return'] as const
export type GrantKind = (typeof GRANT_KINDS)[number]

/** Rights that the system administrator proposed for somebody: they are had once the security administrator confirms. */
export default class RoleGrant extends RoleGrantSchema {
  declare kind: GrantKind
  declare state: GrantState
  declare roles: Role[]
  declare rolesBefore: Role[]

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'proposedById' })
  declare proposedBy: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'decidedById' })
  declare decidedBy: BelongsTo<typeof User>

  /** The last day is over, whether or not anybody has noted it. */
  get isLate() {
    return this.state === 'proposed' && this.expiresOn.toISODate()! < beijingDay()
  }
}

/** What is proposed for this person, and else what was decided last. */
export function newestGrant(userId: number) {
  return RoleGrant.query()
    .where('userId', userId)
    .preload('user')
    .preload('proposedBy')
    .preload('decidedBy')
    .orderBy('id', 'desc')
    .first()
}
