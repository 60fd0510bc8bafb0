import limits from '#config/sanctions'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import Rectification from './rectification.js'

const PURPOSE = /^problem_(\d{1,2})$/

/** 佐证材料 of a report, problem by problem. */
export const rectificationFiles: AttachmentSubject = {
  rule: (purpose) =>
    PURPOSE.test(purpose) ? { accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'], ...limits.files } : null,
  visibleIds: (user) => {
    const seen = Rectification.query().withScopes((scopes) => scopes.visibleTo(user))
    /** What the institution is still gathering is its own affair. */
    return user.isOfficial ? seen.where('round', '>', 0) : seen
  },
  mayUpload: (user, id, purpose) => isForWriter(user, id, purpose),
  mayRemove: (user, { subjectId, purpose }) => isForWriter(user, subjectId, purpose),
}

async function isForWriter(user: User, id: number, purpose: string) {
  const { organizationId, state, problems } = await Rectification.findOrFail(id)
  if (Number(PURPOSE.exec(purpose)![1]) >= problems.length) return false
  return user.is(...applicantRoles) && user.organizationId === organizationId && state === 'ordered'
}

export type ProblemFile = Pick<Attachment, 'id' | 'name' | 'size' | 'sha256'>

/** Of each problem, in their order. */
export async function filesOf({ id, problems }: Rectification): Promise<ProblemFile[][]> {
  const rows = await Attachment.query()
    .where({ subjectType: 'rectification', subjectId: id })
    .whereNull('removedAt')
    .orderBy('id')
  const of = (index: number) => rows.filter(({ purpose }) => purpose === `problem_${index}`)
  return problems.map((_problem, index) =>
    of(index).map((file) => ({ id: file.id, name: file.name, size: Number(file.size), sha256: file.sha256 }))
  )
}
