import { enqueue } from '#jobs/queue'
import { inTransaction } from '#app/core/dialect'
import { now } from '#app/core/clock'
import type { Actor } from '#app/users/actor'
import AuditEntry from './audit_entry.js'
import { holdChain, record } from './record.js'

/** What checks of the trail are about, so that their results stand in a chain too. */
export const TRAIL_SUBJECT = { type: 'audit_trail', id: 1 }
const ORDERED = 'audit_trail.verification_ordered'
/** A check that was not heard of for so long is given up. In milliseconds. */
const LONGEST = 6 * 3_600_000

/** The newest check that was done, and whether one is under way. */
export async function verifications() {
  const [newest] = await entries().limit(1)
  const done = await entries().where('action', 'audit_trail.verified').first()
  return { done, isRunning: isOpen(newest) }
}

/** @returns false when one is under way already */
export function orderVerification(by: Actor) {
  return inTransaction(async (trx) => {
    await holdChain(trx, TRAIL_SUBJECT, {})
    const [newest] = await entries().useTransaction(trx).limit(1)
    if (isOpen(newest)) return false
    const id = await record(trx, { action: ORDERED, subject: TRAIL_SUBJECT, by })
    await enqueue(trx, 'audit/verify', { orderedIn: id }, { dedupeKey: `audit/verify/${id}` })
    return true
  })
}

/** Of a check that was answered already nothing is left to do. */
export async function isUnanswered(orderedIn: number) {
  const [newest] = await entries().limit(1)
  return newest?.id === orderedIn
}

function entries() {
  return AuditEntry.query()
    .where({ subjectType: TRAIL_SUBJECT.type, subjectId: TRAIL_SUBJECT.id })
    .orderBy('seq', 'desc')
}

function isOpen(newest: AuditEntry | undefined) {
  return newest?.action === ORDERED && now().getTime() - new Date(newest.occurredAt).getTime() < LONGEST
}
