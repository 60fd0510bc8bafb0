import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import { imageRule } from './case_images.js'
import TypicalCase from './typical_case.js'

const seen = (user: Parameters<AttachmentSubject['visibleIds']>[0]) =>
  TypicalCase.query().withScopes((scopes) => scopes.visibleTo(user))

/** Pictures of a case. They come with their caption, on a page of their own. */
export const caseImageFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'image' ? imageRule : null),
  visibleIds: seen,
  mayUpload: async () => false,
  mayRemove: async () => false,
}

export const opinionRule = { accept: ['pdf', 'jpg', 'png'], maxBytes: imageRule.maxBytes, most: 1 } as const

/** 推荐意见 signed and stamped: for who recommends and who decides, not for the unit. */
export const recommendationFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'opinion' ? opinionRule : null),
  visibleIds: (user) => seen(user).whereNot('organization_id', user.organizationId ?? 0),
  mayUpload: async () => false,
  mayRemove: async () => false,
}
