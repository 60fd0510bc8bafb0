import config from '#config/alliance_meetings'
import type AllianceMember from '#app/alliance/alliance_member'
import type { Trx } from '#app/core/dialect'
import type AllianceMeeting from './alliance_meeting.js'
import { Attendance, Proxy } from './presence_records.js'
import { membersOf, rollOf } from './roll.js'
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
  const members = await membersOf(meeting, trx)
  const { attendances, proxies } = await recordsOf(meeting, trx)
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

/** 出席情况 of the whole meeting, for its minutes: who went home early was there, and so was whom it represented. */
export async function whoCame(meeting: AllianceMeeting, trx?: Trx) {
  const { attendances, proxies } = await recordsOf(meeting, trx)
  const attendanceOf = (id: number) => attendances.find(({ memberId }) => memberId === id) ?? null
  const seats = (await rollOf(meeting, trx)).map((member) => {
    const proxy = proxies.find(({ giverId }) => giverId === member.id) ?? null
    return {
      member,
      attendance: attendanceOf(member.id),
      holder: proxy && attendanceOf(proxy.holderId) && proxy.holder,
    }
  })
  const came = seats.filter(({ attendance }) => attendance)
  const represented = seats.filter(({ attendance, holder }) => !attendance && holder)
  return {
    ...{ came, represented, absent: seats.filter(({ attendance, holder }) => !attendance && !holder) },
    ...{ entitled: seats.length, present: came.length + represented.length },
  }
}

async function recordsOf({ id }: AllianceMeeting, trx?: Trx) {
  const attendances = await Attendance.query({ client: trx }).where('meetingId', id)
  const proxies = await Proxy.query({ client: trx })
    .withScopes((scopes) => scopes.inForce())
    .where('meetingId', id)
    .preload('holder')
  return { attendances, proxies }
}

function isThere({ mode, leftAt }: Attendance) {
  return leftAt === null && (mode === 'onsite' || config.onlineIsPresent)
}
