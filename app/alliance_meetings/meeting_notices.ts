import AllianceMember from '#app/alliance/alliance_member'
import { readFile } from '#app/attachments/file_store'
import type AuditEntry from '#app/audit/audit_entry'
import { DOCX } from '#app/core/document'
import type { Notice, Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import { buffer } from 'node:stream/consumers'
import AllianceMeeting from './alliance_meeting.js'
import { issuedMinutes, minutesName } from './minutes.js'
import { votingMembers } from './organ_members.js'

/** The representatives of the organ, each by letter and bell. Of a draft that is cancelled nobody has known. */
const toOrgan: Notice = {
  roles: ['operator', 'principal'],
  recipients: async ({ subjectId }: AuditEntry) => {
    const { organ, convenedOn } = await AllianceMeeting.findOrFail(subjectId)
    if (!convenedOn) return []
    return User.query().whereIn('id', votingMembers(organ).clearOrder().select('representative_id')) as Promise<User[]>
  },
  params: async (entry) => {
    const { number, title, startsAt, place, onlineUrl } = await AllianceMeeting.findOrFail(entry.subjectId)
    const where = [place, onlineUrl].filter(Boolean).join(' ')
    return { number, title, when: startsAt.toUTC().toISO()!, place: where, opinion: entry.particulars.opinion ?? '' }
  },
  path: ({ subjectId }) => `/alliance-meetings/${subjectId}`,
}

/** The giver and the holder of a proxy. */
const toBoth: Notice = {
  ...toOrgan,
  recipients: async ({ particulars }) => {
    const names = [particulars.person, particulars.holder] as string[]
    const members = AllianceMember.query().whereIn('name', names).select('representative_id')
    return User.query().whereIn('id', members) as Promise<User[]>
  },
  params: async (entry) => {
    const { title } = await AllianceMeeting.findOrFail(entry.subjectId)
    return { title, member: String(entry.particulars.person), holder: String(entry.particulars.holder) }
  },
}

export const meetingNotices: Notices = {
  'alliance_meeting.convened': toOrgan,
  'alliance_meeting.changed': toOrgan,
  'alliance_meeting.cancelled': toOrgan,
  'alliance_meeting.proxy_given': toBoth,
  'alliance_meeting.proxy_ended': toBoth,
  'alliance_meeting.minutes_issued': {
    ...toOrgan,
    attachment: async ({ subjectId }) => {
      const meeting = await AllianceMeeting.findOrFail(subjectId)
      const file = await issuedMinutes(meeting)
      if (!file) return null
      return { name: minutesName(meeting), contentType: DOCX, body: await buffer(await readFile(file.key)) }
    },
  },
}
