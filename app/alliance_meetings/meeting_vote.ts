import { belongsTo, column, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { MeetingVoteSchema, MeetingVoterSchema } from '#database/schema'
import AllianceMember from '#app/alliance/alliance_member'
import type { Choice, Question, VoteResult } from './vote_count.js'
import type { VoteState } from './vote_workflow.js'

/** Who may vote, and whether it was done; in a named vote also how. */
export class MeetingVoter extends MeetingVoterSchema {
  declare choice: Choice | null

  @belongsTo(() => AllianceMember, { foreignKey: 'memberId' })
  declare member: BelongsTo<typeof AllianceMember>

  @belongsTo(() => AllianceMember, { foreignKey: 'holderId' })
  declare holder: BelongsTo<typeof AllianceMember>
}

/** 表决: one round about one item. */
export default class MeetingVote extends MeetingVoteSchema {
  declare state: VoteState
  declare kind: Question['kind']
  declare options: string[]
  declare result: VoteResult | null

  /** Never shown to anybody, not even by accident. */
  @column({ serializeAs: null })
  declare sealedBallots: string | null

  @hasMany(() => MeetingVoter, { foreignKey: 'voteId' })
  declare voters: HasMany<typeof MeetingVoter>
}
