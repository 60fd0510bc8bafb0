import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import FigureOverride from './figure_override.js'

export const evidenceRule: FileRule = { accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'], maxBytes: 20 * 1024 * 1024 }

/** 依据 of an other value: it comes with the proposal and stays with it. */
export const overrideFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'evidence' ? evidenceRule : null),
  visibleIds: (user) => FigureOverride.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async () => false,
  mayRemove: async () => false,
}

/** The evidence of some proposals, by proposal. */
export async function evidenceOf(overrides: readonly FigureOverride[]) {
  const files = await Attachment.query()
    .where({ subjectType: 'figure_override', purpose: 'evidence' })
    .whereIn(
      'subjectId',
      overrides.map(({ id }) => id)
    )
    .whereNull('removedAt')
    .orderBy('id')
  return Map.groupBy(files, ({ subjectId }) => subjectId)
}
