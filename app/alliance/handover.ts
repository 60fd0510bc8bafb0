import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { AllianceHandoverSchema } from '#database/schema'
import User from '#app/users/user'
import AllianceMember from './alliance_member.js'
import type { HandoverState } from './handover_workflow.js'

/** 代表变更 */
export default class Handover extends AllianceHandoverSchema {
  static table = 'alliance_handovers'

  declare state: HandoverState

  @belongsTo(() => AllianceMember, { foreignKey: 'memberId' })
  declare member: BelongsTo<typeof AllianceMember>

  @belongsTo(() => User, { foreignKey: 'fromUserId' })
  declare from: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'toUserId' })
  declare to: BelongsTo<typeof User>
}
