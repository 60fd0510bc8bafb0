import { DateTime } from 'luxon'
import type AllianceMember from '#app/alliance/alliance_member'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type AllianceMeeting from './alliance_meeting.js'
import { meetingWorkflow } from './meeting_workflow.js'
import { endProxy } from './proxies.js'
import { Attendance, Proxy } from './presence_records.js'

type Person = Actor & { id: number }
type Coming = { person: string; mode: 'onsite' | 'online' }

/**
 * 签到, on the day of the meeting. Who comes needs nobody to vote in its place.
 *
 * @throws StepNotAllowed `meeting_not_today`
 */
export function signIn(meeting: AllianceMeeting, member: AllianceMember, by: Person, { person, mode }: Coming) {
  return inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['convened', 'open'], 'signIn')
    if (meeting.day !== beijingDay()) throw new StepNotAllowed('signIn', 'meeting_not_today')
    const key = { meetingId: meeting.id, memberId: member.id }
    const before = await Attendance.query({ client: trx }).where(key).first()
    if (before && before.leftAt === null && before.mode === mode) return
    const cameAt = DateTime.fromJSDate(now())
    await Attendance.updateOrCreate(key, { person, mode, cameAt, leftAt: null, notedById: by.id }, { client: trx })
    await meetingWorkflow.tell(trx, 'alliance_meeting.signed_in', meeting.id, by, { person: member.name, mode })
    await endOwnProxy(trx, meeting, member, by)
  })
}

async function endOwnProxy(trx: Trx, meeting: AllianceMeeting, member: AllianceMember, by: Person) {
  const proxy = await Proxy.query({ client: trx })
    .withScopes((scopes) => scopes.inForce())
    .where({ meetingId: meeting.id, giverId: member.id })
    .preload('giver')
    .preload('holder')
    .first()
  if (proxy) await endProxy(trx, proxy, by, 'came')
}

/** 离场: from now on not present. */
export function leave(meeting: AllianceMeeting, member: AllianceMember, by: Person) {
  return inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['convened', 'open'], 'leave')
    const left = await trx
      .from('meeting_attendances')
      .where({ meeting_id: meeting.id, member_id: member.id })
      .whereNull('left_at')
      .update({ left_at: sqlTime() })
    if (Number(left) === 0) return
    await meetingWorkflow.tell(trx, 'alliance_meeting.left', meeting.id, by, { person: member.name })
  })
}
