import { containing } from '#app/core/list'
import Submission from '#app/workflow/submission'
import type Attachment from './attachment.js'

/** Does something that was handed in name this file? Then it is kept, though it was taken off the form. */
export async function isReferenced({ subjectType, subjectId, sha256 }: Attachment) {
  const submission = await Submission.query()
    .where({ subjectType, subjectId })
    .whereRaw("content like ? escape '!'", [containing(sha256)])
    .select('id')
    .first()
  return submission !== null
}
