import config from '#config/evaluation_results'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import EvaluationAppeal from './evaluation_appeal.js'

export const appealRule: FileRule = { accept: ['pdf', 'docx', 'xlsx', 'jpg', 'png'], ...config.evidence }

/** 申诉材料: come with the appeal and stay with it. */
export const appealFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'evidence' ? appealRule : null),
  visibleIds: (user) => EvaluationAppeal.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async () => false,
  mayRemove: async () => false,
}

export function evidenceOfAppeal({ id }: EvaluationAppeal) {
  return Attachment.query()
    .where({ subjectType: 'evaluation_appeal', subjectId: id, purpose: 'evidence' })
    .whereNull('removedAt')
    .orderBy('id')
}
