import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import config from '#config/evaluation_workbooks'
import ScoreUpload from './score_upload.js'

export const sheetRule: FileRule = { accept: ['xlsx'], maxBytes: config.upload.maxBytes, most: 1 }

/** The file as it came back; it stays with what was found in it. */
export const scoreUploadFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'workbook' ? sheetRule : null),
  visibleIds: (user) => ScoreUpload.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async () => false,
  mayRemove: async () => false,
}
