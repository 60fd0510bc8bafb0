import config from '#config/improvements'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import type { Trx } from '#app/core/dialect'
import type User from '#app/users/user'
import ImprovementMeasure, { WITH_OWNER } from './improvement_measure.js'

/** 佐证材料: the owner's while it is the owner's turn; it stays as it was when somebody stood for it. */
export const improvementFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'proof' ? { accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'], ...config.proof } : null),
  visibleIds: (user) => ImprovementMeasure.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async (user, id) => mayAddProof(user, await ImprovementMeasure.findOrFail(id)),
  mayRemove: async (user, { subjectId }) => mayAddProof(user, await ImprovementMeasure.findOrFail(subjectId)),
}

export function mayAddProof(user: User, row: ImprovementMeasure) {
  return row.isOwnedBy(user) && WITH_OWNER.includes(row.state)
}

export async function hasProof(row: ImprovementMeasure, trx?: Trx) {
  return (await filesOf(row, trx).limit(1)).length > 0
}

export function filesOf({ id }: ImprovementMeasure, trx?: Trx) {
  return Attachment.query({ client: trx })
    .where({ subjectType: 'improvement_measure', subjectId: id })
    .whereNull('removedAt')
    .orderBy('id')
}
