import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import { isEditable } from './application_draft.js'
import PointApplication from './point_application.js'
import { pointApplicationForm } from './point_application_form.js'
import type User from '#app/users/user'

/** Files of an application: what the form asks for, added and taken off by the applicant while it can be edited. */
export const pointApplicationFiles: AttachmentSubject = {
  rule: (purpose) => pointApplicationForm.filesFields.find(({ name }) => name === purpose) ?? null,
  visibleIds: (user) => PointApplication.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: (user, id) => isForEditor(user, id),
  mayRemove: (user, { subjectId }) => isForEditor(user, subjectId),
}

async function isForEditor(user: User, applicationId: number) {
  const application = await PointApplication.findOrFail(applicationId)
  return (
    isEditable(application) && user.is('operator', 'principal') && user.organizationId === application.organizationId
  )
}
