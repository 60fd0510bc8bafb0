import { belongsTo, hasMany, manyToMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany, ManyToMany } from '@adonisjs/lucid/types/relations'
import { MeetingItemSchema } from '#database/schema'
import AllianceMember from '#app/alliance/alliance_member'
import type { MemberClass } from '#app/alliance/member_classes'
import MeetingVote from './meeting_vote.js'

/** Without a vote: 报告. About a member: kinds of alliance/decisions.ts. */
export const itemKinds = ['report', 'resolution', 'admission', 'election', 'expulsion', 'resumption', 'other'] as const

export type ItemKind = (typeof itemKinds)[number]
export type ItemState = 'pending' | 'noted' | 'adopted' | 'rejected' | 'postponed'

/** 议题 */
export default class MeetingItem extends MeetingItemSchema {
  declare kind: ItemKind
  declare state: ItemState
  declare electedClass: MemberClass | null

  @belongsTo(() => AllianceMember, { foreignKey: 'memberId' })
  declare member: BelongsTo<typeof AllianceMember>

  @manyToMany(() => AllianceMember, {
    pivotTable: 'meeting_candidates',
    pivotForeignKey: 'item_id',
    pivotRelatedForeignKey: 'member_id',
    onQuery: (query) => void query.orderBy('meeting_candidates.id'),
  })
  declare candidates: ManyToMany<typeof AllianceMember>

  @hasMany(() => MeetingVote, { foreignKey: 'itemId', onQuery: (query) => void query.orderBy('round') })
  declare votes: HasMany<typeof MeetingVote>

  get isVotedOn() {
    return this.kind !== 'report'
  }
}
