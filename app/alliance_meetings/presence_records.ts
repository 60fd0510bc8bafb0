import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { MeetingAttendanceSchema, MeetingProxySchema } from '#database/schema'
import AllianceMember from '#app/alliance/alliance_member'

/** 签到: a member is there, by somebody. */
export class Attendance extends MeetingAttendanceSchema {
  static table = 'meeting_attendances'

  declare mode: 'onsite' | 'online'
}

/** 委托: one member votes for another one in one meeting. */
export class Proxy extends MeetingProxySchema {
  static table = 'meeting_proxies'

  declare endedAs: 'revoked' | 'came' | null

  @belongsTo(() => AllianceMember, { foreignKey: 'giverId' })
  declare giver: BelongsTo<typeof AllianceMember>

  @belongsTo(() => AllianceMember, { foreignKey: 'holderId' })
  declare holder: BelongsTo<typeof AllianceMember>

  static inForce = scope((query) => void query.whereNull('endedAt'))
}
