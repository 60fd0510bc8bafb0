import { record, recordAll, type Recording, type Subject } from '#app/audit/record'
import type { Trx } from '#app/core/dialect'
import { inParts } from '#app/core/in_parts'
import type { Actor } from '#app/users/actor'
import { enqueue, enqueueAll } from '#jobs/queue'

const ANNOUNCE = 'notifications/announce'
const keyOf = (auditEntryId: number) => `announce/${auditEntryId}`

/** Records something that happened and lets the notices know, in the caller's transaction. */
export async function tell(trx: Trx, recording: Recording) {
  const auditEntryId = await record(trx, recording)
  await enqueue(trx, ANNOUNCE, { auditEntryId }, { dedupeKey: keyOf(auditEntryId) })
}

/** The same of many subjects of one type: a few statements for a hundred. */
export async function tellAll(trx: Trx, action: string, subjects: readonly Subject[], by: Actor) {
  for (const some of inParts(subjects)) {
    const entries = await recordAll(trx, action, some, by)
    const announcements = entries.map((auditEntryId) => ({
      payload: { auditEntryId },
      dedupeKey: keyOf(auditEntryId),
    }))
    await enqueueAll(trx, ANNOUNCE, announcements)
  }
}
