import limits from '#config/sanctions'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import type { Trx } from '#app/core/dialect'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import Revocation from './revocation.js'

const RULE: FileRule = { accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'], ...limits.files }

/** 证据材料: of the bureau alone. Complaints name people, so the institution reads the facts and not the files. */
export const revocationEvidence: AttachmentSubject = {
  rule: (purpose) => (purpose === 'evidence' ? RULE : null),
  visibleIds: (user) => (user.isBureau ? Revocation.query() : Revocation.query().whereRaw('1 = 0')),
  mayUpload: (user, id) => isForHandler(user, id),
  mayRemove: (user, { subjectId }) => isForHandler(user, subjectId),
}

async function isForHandler(user: User, id: number) {
  const { state } = await Revocation.findOrFail(id)
  return user.inName('bureau_handler') !== null && state === 'draft'
}

/** Files of 陈述申辩: the institution's own until it is handed in. */
export const revocationStatements: AttachmentSubject = {
  rule: (purpose) => (purpose === 'statement' ? RULE : null),
  visibleIds: (user) => {
    const seen = Revocation.query().withScopes((scopes) => scopes.visibleTo(user))
    return user.isOfficial ? seen.where('hearing', 'stated') : seen
  },
  mayUpload: (user, id) => isForWriter(user, id),
  mayRemove: (user, { subjectId }) => isForWriter(user, subjectId),
}

async function isForWriter(user: User, id: number) {
  const { organizationId, state } = await Revocation.findOrFail(id)
  return user.is(...applicantRoles) && user.organizationId === organizationId && state === 'warned'
}

export type StatementFile = Pick<Attachment, 'id' | 'name' | 'size' | 'sha256'>

export const evidenceOf = ({ id }: Revocation) => filesOf('revocation', id)
export const statementFilesOf = ({ id }: Revocation, client?: Trx) => filesOf('revocation_statement', id, client)

async function filesOf(subjectType: string, subjectId: number, client?: Trx): Promise<StatementFile[]> {
  const rows = await Attachment.query({ client }).where({ subjectType, subjectId }).whereNull('removedAt').orderBy('id')
  return rows.map(({ id, name, size, sha256 }) => ({ id, name, size: Number(size), sha256 }))
}
