import { record } from '#app/audit/record'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type Attachment from './attachment.js'

/** Takes a file off its form. The bytes stay until the sweep knows that nothing refers to them. */
export function removeFile(attachment: Attachment, by: Actor) {
  return inTransaction((trx) => removeFileIn(trx, attachment, by))
}

/** The same as a part of something larger. */
export async function removeFileIn(trx: Trx, attachment: Attachment, by: Actor) {
  const removed = await trx
    .from('attachments')
    .where({ id: attachment.id })
    .whereNull('removed_at')
    .update({ removed_at: sqlTime() })
  if (Number(removed) === 0) return
  await record(trx, {
    action: 'attachment.removed',
    subject: { type: 'attachment', id: attachment.id },
    by,
    details: { name: attachment.name, sha256: attachment.sha256 },
  })
}
