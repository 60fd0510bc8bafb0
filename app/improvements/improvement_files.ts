import config from '#config/improvements'
import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import type User from '#app/users/user'
import ImprovementMeasure, { WITH_OWNER } from './improvement_measure.js'

/** 佐证材料: the owner's while it is the owner's turn; it stays as it was when somebody stood for it. */
export const improvementFiles: AttachmentSubject = {
  rule: (purpose) =>
    purpose === 'proof' ? { accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'], ...config.proof } : null,
  visibleIds: (user) => ImprovementMeasure.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async (user, id) => mayAddProof(user, await ImprovementMeasure.findOrFail(id)),
  mayRemove: async (user, { subjectId }) => mayAddProof(user, await ImprovementMeasure.findOrFail(subjectId)),
}

export function mayAddProof(user: User, row: ImprovementMeasure) {
  return row.isOwnedBy(user) && WITH_OWNER.includes(row.state)
}
