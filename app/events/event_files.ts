import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import type User from '#app/users/user'
import Event from './event.js'
import EventPolicy from './event_policy.js'

const MEGABYTE = 1024 * 1024

/** 照片 and 签到表 prove it; 课件 are for everybody (`handouts`) or for those who came (`materials`). */
export const eventFileRules: Record<string, FileRule> = {
  photos: { accept: ['jpg', 'png'], maxBytes: 10 * MEGABYTE, most: 20 },
  signInSheet: { accept: ['pdf', 'jpg', 'png', 'xlsx'], maxBytes: 10 * MEGABYTE, most: 5 },
  handouts: { accept: ['pdf', 'docx', 'xlsx'], maxBytes: 20 * MEGABYTE, most: 20 },
  materials: { accept: ['pdf', 'docx', 'xlsx'], maxBytes: 20 * MEGABYTE, most: 20 },
}

const PROOF = ['photos', 'signInSheet']

export const eventFiles: AttachmentSubject = {
  rule: (purpose) => (Object.hasOwn(eventFileRules, purpose) ? eventFileRules[purpose] : null),
  visibleIds: (user) => Event.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: (user, id, purpose) => mayChange(user, id, purpose),
  mayRemove: (user, { subjectId, purpose }) => mayChange(user, subjectId, purpose),
}

/** What proves an entry stays as it was when somebody stood for it. */
async function mayChange(user: User, id: number, purpose: string) {
  const event = await Event.findOrFail(id)
  if (!(await new EventPolicy().manage(user, event))) return false
  if (['removed', 'cancelled'].includes(event.state)) return false
  return !PROOF.includes(purpose) || !['confirmed', 'closed'].includes(event.state)
}
