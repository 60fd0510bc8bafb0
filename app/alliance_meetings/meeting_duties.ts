import type { DutySource } from '#app/alliance/duty_sources'
import { beijingDay, instantOf } from '#app/core/beijing_day'
import { sqlTime } from '#app/core/dialect'
import AllianceMeeting from './alliance_meeting.js'

/** 参会: each meeting to which a member came. Who is represented has not attended. */
export const attendedMeetings: DutySource = async (members, { from, until }) => {
  const rows = await AllianceMeeting.query()
    .join('meeting_attendances', 'meeting_attendances.meeting_id', 'alliance_meetings.id')
    .whereIn(
      'meeting_attendances.member_id',
      members.map(({ id }) => id)
    )
    .where('came_at', '>=', sqlTime(new Date(instantOf(from))))
    .where('came_at', '<', sqlTime(new Date(instantOf(until, 1))))
    .select('alliance_meetings.*', 'meeting_attendances.member_id as attending_id')
  return rows.map((meeting) => ({
    memberId: Number(meeting.$extras.attending_id),
    kind: 'meeting' as const,
    on: beijingDay(meeting.startsAt.toJSDate()),
    title: meeting.title,
    href: `/alliance-meetings/${meeting.id}`,
  }))
}
