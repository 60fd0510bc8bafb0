import config from '#config/alliance_meetings'
import type AllianceMember from '#app/alliance/alliance_member'
import type { Trx } from '#app/core/dialect'
import type AllianceMeeting from './alliance_meeting.js'
import { votingMembers } from './organ_members.js'
import { Attendance, Proxy } from './presence_records.js'
import { leastOf, reaches } from './shares.js'

export type Seat = {
  member: AllianceMember
  attendance: Attendance | null
  proxy: Proxy | null
  /** There, or represented by somebody who is. */
  isPresent: boolean
}

export type Presence = { seats: Seat[]; entitled: number; present: number; needed: number; hasQuorum: boolean }

/** Who may vote in a meeting and who is there, at this moment: what the quorum is watched by. */
export async function presenceOf(meeting: AllianceMeeting, trx?: Trx): Promise<Presence> {
  const members = await votingMembers(meeting.organ, trx)
  const attendances = await Attendance.query({ client: trx }).where('meetingId', meeting.id)
  const proxies = await Proxy.query({ client: trx })
    .withScopes((scopes) => scopes.inForce())
    .where('meetingId', meeting.id)
    .preload('holder')
  const there = new Set(attendances.filter(isThere).map(({ memberId }) => memberId))
  const may = new Set(members.map(({ id }) => id))
  const seats = members.map((member) => {
    const proxy = proxies.find(({ giverId }) => giverId === member.id) ?? null
    const isRepresented =
      proxy !== null && config.proxyIsPresent && there.has(proxy.holderId) && may.has(proxy.holderId)
    const attendance = attendances.find(({ memberId }) => memberId === member.id) ?? null
    return { member, attendance, proxy, isPresent: there.has(member.id) || isRepresented }
  })
  const present = seats.filter(({ isPresent }) => isPresent).length
  const entitled = members.length
  const hasQuorum = entitled > 0 && reaches(config.quorum, present, entitled)
  return { seats, entitled, present, needed: leastOf(config.quorum, entitled), hasQuorum }
}

function isThere({ mode, leftAt }: Attendance) {
  return leftAt === null && (mode === 'onsite' || config.onlineIsPresent)
}
