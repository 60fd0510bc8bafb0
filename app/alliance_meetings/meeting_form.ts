import { DateTime } from 'luxon'
import { beijingClock } from '#app/core/beijing_day'
import { Form, type Answers, type Check } from '#app/core/form'
import { ZONE } from '#app/core/format'
import type AllianceMeeting from './alliance_meeting.js'
import type { MeetingFacts } from './convening.js'
import { meetingOrgans } from './organ_members.js'

const somewhere: Check = {
  reads: ['place', 'onlineUrl'],
  fault: ({ place, onlineUrl }) => (place || onlineUrl ? null : { path: 'place', key: 'nowhere' }),
}

const toCome: Check = {
  reads: ['day', 'time'],
  fault: ({ day, time }) => (day && time && `${day}T${time}` <= beijingClock() ? { path: 'day', key: 'past' } : null),
}

export const meetingForm = new Form('meeting_form', [
  {
    name: 'meeting',
    fields: [
      { kind: 'choice', name: 'organ', options: meetingOrgans, labels: 'alliance.organs' },
      { kind: 'text', name: 'title', min: 4, max: 100 },
      { kind: 'date', name: 'day' },
      { kind: 'text', name: 'time', max: 5, format: 'time' },
      { kind: 'text', name: 'place', min: 2, max: 200, required: false },
      { kind: 'text', name: 'onlineUrl', max: 500, format: 'url', required: false },
      { kind: 'text', name: 'note', max: 1000, multiline: true, required: false },
    ],
    checks: [somewhere, toCome],
  },
])

export function factsOf({ day, time, ...answers }: Answers, chairMemberId: number | null): MeetingFacts {
  const startsAt = DateTime.fromISO(`${day}T${time}`, { zone: ZONE }).toUTC()
  return { ...(answers as Omit<MeetingFacts, 'startsAt' | 'chairMemberId'>), startsAt, chairMemberId }
}

export function answersIn(meeting: AllianceMeeting): Answers {
  const at = meeting.startsAt.setZone(ZONE)
  const { organ, title, place, onlineUrl, note } = meeting
  return { organ, title, place, onlineUrl, note, day: at.toISODate(), time: at.toFormat('HH:mm') }
}
