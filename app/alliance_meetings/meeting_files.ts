import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import AllianceMeeting from './alliance_meeting.js'
import MeetingItem from './meeting_item.js'

const MEGABYTE = 1024 * 1024

/** 会议材料, with the items; 纪要 as issued, with the meeting. */
export const paperRule: FileRule = { accept: ['pdf', 'docx', 'xlsx'], maxBytes: 20 * MEGABYTE, most: 10 }
export const minutesRule: FileRule = { accept: ['docx'], maxBytes: 20 * MEGABYTE }

const never = { mayUpload: async () => false, mayRemove: async () => false }

export const itemFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'papers' ? paperRule : null),
  visibleIds: (user) =>
    MeetingItem.query().whereIn(
      'meetingId',
      AllianceMeeting.query()
        .withScopes((scopes) => scopes.visibleTo(user))
        .select('id')
    ),
  mayUpload: async (user, id) => user.is('alliance_secretariat') && (await isDraft(id)),
  mayRemove: async (user, { subjectId }) => user.is('alliance_secretariat') && (await isDraft(subjectId)),
}

export const meetingFiles: AttachmentSubject = {
  ...never,
  rule: (purpose) => (purpose === 'minutes' ? minutesRule : null),
  visibleIds: (user) => AllianceMeeting.query().withScopes((scopes) => scopes.visibleTo(user)),
}

/** Who was called together knows the papers. */
async function isDraft(itemId: number) {
  const { meetingId } = await MeetingItem.findOrFail(itemId)
  const { state } = await AllianceMeeting.findOrFail(meetingId)
  return state === 'draft'
}
