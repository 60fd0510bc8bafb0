import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { AllianceProceedingSchema } from '#database/schema'
import type User from '#app/users/user'
import AllianceMember from './alliance_member.js'
import type { ProceedingState } from './proceeding_workflow.js'

export const causes = ['title_revoked', 'breach', 'no_duties', 'other'] as const

/** 成员资格复核与除名 */
export default class Proceeding extends AllianceProceedingSchema {
  static table = 'alliance_proceedings'

  declare state: ProceedingState
  declare cause: (typeof causes)[number]

  @belongsTo(() => AllianceMember, { foreignKey: 'memberId' })
  declare member: BelongsTo<typeof AllianceMember>

  /** The member learns of it when it is asked to state its case. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau || user.is('alliance_secretariat')) return
    const own = AllianceMember.query().where('organization_id', user.organizationId ?? 0)
    query.whereIn('member_id', own.select('id')).where('warned', true)
  })
}
