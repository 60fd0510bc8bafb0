import { record, type Recording } from '#app/audit/record'
import type { Trx } from '#app/core/dialect'
import { enqueue } from '#jobs/queue'

/** Records something that happened and lets the notices know, in the caller's transaction. */
export async function tell(trx: Trx, recording: Recording) {
  const auditEntryId = await record(trx, recording)
  await enqueue(trx, 'notifications/announce', { auditEntryId }, { dedupeKey: `announce/${auditEntryId}` })
}
