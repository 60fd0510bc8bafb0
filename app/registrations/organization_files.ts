import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import Organization from '#app/organizations/organization'

const proof = { accept: ['pdf', 'jpg', 'png'], maxBytes: 10 * 1024 * 1024, most: 5 } as const

/** The proof that an institution exists. It comes with the registration form and is never added or removed alone. */
export const organizationFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'proof' ? proof : null),
  visibleIds: (user) => Organization.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async () => false,
  mayRemove: async () => false,
}
