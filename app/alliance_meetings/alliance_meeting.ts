import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { AllianceMeetingSchema } from '#database/schema'
import AllianceMember from '#app/alliance/alliance_member'
import { beijingDay } from '#app/core/beijing_day'
import type User from '#app/users/user'
import MeetingItem from './meeting_item.js'
import type { MeetingState } from './meeting_workflow.js'
import { meetingOrgans, sittingIn, type MeetingOrgan } from './organ_members.js'

/** 联盟会议 */
export default class AllianceMeeting extends AllianceMeetingSchema {
  declare organ: MeetingOrgan
  declare state: MeetingState
  declare roll: number[] | null

  @belongsTo(() => AllianceMember, { foreignKey: 'chairMemberId' })
  declare chair: BelongsTo<typeof AllianceMember>

  @hasMany(() => MeetingItem, { foreignKey: 'meetingId' })
  declare items: HasMany<typeof MeetingItem>

  /** The secretariat and the bureau see all; a member those of its organs once convened, and where it was. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau || user.is('alliance_secretariat')) return
    const own = () => AllianceMember.query().where('organizationId', user.organizationId ?? 0)
    query.whereNot('state', 'draft').where((seen) => {
      for (const organ of meetingOrgans) {
        const sits = sittingIn(
          organ,
          own().withScopes((scopes) => scopes.inAlliance())
        )
        seen.orWhere((of) => void of.where('organ', organ).whereExists(sits))
      }
      seen.orWhereIn('id', (there) => {
        void there.from('meeting_attendances').whereIn('member_id', own().select('id')).select('meeting_id')
      })
    })
  })

  get day() {
    return beijingDay(this.startsAt.toJSDate())
  }
}
