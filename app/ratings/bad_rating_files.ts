import config from '#config/ratings'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import type User from '#app/users/user'
import BadRatingCase from './bad_rating_case.js'
import { badRatingWorkflow } from './bad_rating_case_workflow.js'

/** 佐证材料 of repairs and appeals: the point's own while it is its turn. */
export const badRatingFiles: AttachmentSubject = {
  rule: (purpose) =>
    purpose === 'evidence' ? { accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'], ...config.files } : null,
  visibleIds: (user) => BadRatingCase.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async (user, id) => mayAddFiles(user, await BadRatingCase.findOrFail(id)),
  mayRemove: async (user, { subjectId }) => mayAddFiles(user, await BadRatingCase.findOrFail(subjectId)),
}

export function mayAddFiles(user: User, { organizationId, state }: BadRatingCase) {
  const isOwn = user.organizationId === organizationId && user.is('operator', 'principal')
  return isOwn && badRatingWorkflow.statesIn('point').includes(state)
}

export function filesOf({ id }: BadRatingCase) {
  return Attachment.query()
    .where({ subjectType: 'bad_rating_case', subjectId: id })
    .whereNull('removedAt')
    .orderBy('id')
}
