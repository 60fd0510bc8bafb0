import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { representativeOn, representedBy } from '#app/alliance/representatives'
import { beijingDay } from '#app/core/beijing_day'
import type User from '#app/users/user'
import type AllianceMeeting from './alliance_meeting.js'
import { votersFor } from './ballots.js'
import type MeetingVote from './meeting_vote.js'
import { Attendance } from './presence_records.js'

/** The secretariat prepares and writes, the chair leads, each representative speaks for its member. */
export default class MeetingPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.is('alliance_secretariat') || user.organizationId !== null
  }

  run(user: User): AuthorizerResponse {
    return user.is('alliance_secretariat')
  }

  /** The representative of the member that presides; the secretariat where nobody of it is there. */
  async preside(user: User, { id, chairMemberId }: AllianceMeeting): Promise<AuthorizerResponse> {
    const there = chairMemberId && (await Attendance.query().where({ meetingId: id, memberId: chairMemberId }).first())
    if (!there || there.leftAt) return user.is('alliance_secretariat')
    return (await representativeOn({ id: chairMemberId! }, beijingDay()))?.userId === user.id
  }

  async speakFor(user: User, member: { id: number }): Promise<AuthorizerResponse> {
    return (await representedBy(user)).some(({ memberId }) => memberId === member.id)
  }

  /** At the desk, or for the own member. */
  async note(user: User, member: { id: number }): Promise<AuthorizerResponse> {
    return user.is('alliance_secretariat') || this.speakFor(user, member)
  }

  async vote(user: User, vote: MeetingVote): Promise<AuthorizerResponse> {
    const voters = await votersFor(vote, user)
    return voters.length > 0
  }
}
