import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import CaseObjection from './case_objection.js'

export const proofRule: FileRule = { accept: ['pdf', 'docx', 'jpg', 'png'], maxBytes: 10 * 1024 * 1024, most: 1 }

/** 证明材料 of who objects: comes with the form, for the bureau only. */
export const caseObjectionFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'proof' ? proofRule : null),
  visibleIds: (user) => CaseObjection.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async () => false,
  mayRemove: async () => false,
}
