import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import { applicantRoles } from '#app/users/roles'
import { editableForm } from './application_draft.js'
import PointApplication from './point_application.js'
import { pointApplicationForm } from './point_application_form.js'
import type User from '#app/users/user'

/** Files of an application: what the form asks for, added and taken off by the applicant while it can be edited. */
export const pointApplicationFiles: AttachmentSubject = {
  rule: (purpose) => pointApplicationForm.filesFields.find(({ name }) => name === purpose) ?? null,
  visibleIds: (user) => PointApplication.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: (user, id, purpose) => isForEditor(user, id, purpose),
  mayRemove: (user, { subjectId, purpose }) => isForEditor(user, subjectId, purpose),
}

async function isForEditor(user: User, applicationId: number, purpose: string) {
  const application = await PointApplication.findOrFail(applicationId)
  if (!user.is(...applicantRoles) || user.organizationId !== application.organizationId) return false
  if (!['draft', 'supplement_required'].includes(application.state)) return false
  const { filesFields } = await editableForm(application)
  return filesFields.some(({ name }) => name === purpose)
}
