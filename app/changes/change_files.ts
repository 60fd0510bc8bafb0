import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import type { Trx } from '#app/core/dialect'
import type User from '#app/users/user'
import ChangeRequest from './change_request.js'
import { changeWorkflow } from './change_workflow.js'

export const proofRule = { accept: ['pdf', 'jpg', 'png'], maxBytes: 10 * 1024 * 1024, most: 5 } as const

/** 证明材料: they come with the form, and are taken off by the institution until it hands the request in. */
export const changeFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'proof' ? proofRule : null),
  visibleIds: (user) => ChangeRequest.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: (user, id) => isForEditor(user, id),
  mayRemove: (user, { subjectId }) => isForEditor(user, subjectId),
}

async function isForEditor(user: User, id: number) {
  const request = await ChangeRequest.findOrFail(id)
  const isOwn = user.organizationId === request.organizationId && user.is('operator', 'principal')
  return isOwn && changeWorkflow.statesIn('institution').includes(request.state)
}

export function proofsOf({ id }: Pick<ChangeRequest, 'id'>, trx?: Trx) {
  return Attachment.query({ client: trx })
    .where({ subjectType: 'change_request', subjectId: id })
    .whereNull('removedAt')
    .orderBy('id')
}
