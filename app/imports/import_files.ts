import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import { importLimits } from '#config/imports'
import Import from './import.js'

export const workbookRule: FileRule = { accept: ['xlsx'], maxBytes: importLimits.maxBytes, most: 1 }

/** The workbook that was read in. It comes with the form that begins an import and stays with it. */
export const importFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'workbook' ? workbookRule : null),
  visibleIds: (user) => Import.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async () => false,
  mayRemove: async () => false,
}
