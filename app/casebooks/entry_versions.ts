import Submission from '#app/workflow/submission'
import type { EntryCopy } from './entry_copy.js'

/** The kept versions of a copy, oldest first; the first is what the author handed in. */
export function versionsOf({ id }: { id: number }) {
  return Submission.of('casebook_entry', id)
}

/** @throws E_ROW_NOT_FOUND */
export async function versionOf({ id }: { id: number }, round: number): Promise<EntryCopy> {
  const version = await Submission.query().where({ subjectType: 'casebook_entry', subjectId: id, round }).firstOrFail()
  return version.answers as EntryCopy
}

export const authorsCopyOf = (entry: { id: number }) => versionOf(entry, 1)
