import { record, recordAll, type Recording } from '#app/audit/record'
import { hundreds, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { enqueueAll } from '#jobs/queue'

/** Records something that happened and lets the notices know, in the caller's transaction. */
export async function tell(trx: Trx, recording: Recording) {
  await announce(trx, [await record(trx, recording)])
}

type Told = { type: string; id: number; details?: Record<string, unknown> }

/** The same of many subjects of one type. */
export async function tellAll(trx: Trx, action: string, subjects: readonly Told[], by: Actor) {
  for (const some of hundreds(subjects)) await announce(trx, await recordAll(trx, action, some, by))
}

function announce(trx: Trx, auditEntryIds: readonly number[]) {
  const promises = auditEntryIds.map((auditEntryId) => ({
    ...{ payload: { auditEntryId }, dedupeKey: `announce/${auditEntryId}` },
  }))
  return enqueueAll(trx, 'notifications/announce', promises)
}
