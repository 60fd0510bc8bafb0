import { canonicalJson } from '#app/core/canonical_json'
import { now } from '#app/core/clock'
import { insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { GENESIS } from './chain.js'
import { chainHash } from './seal.js'

export type Recording = {
  /** `<subject>.<past participle>`, for example `point_application.submitted`. */
  action: string
  subject: { type: string; id: number }
  by: Actor
  details?: Record<string, unknown>
}

/**
 * Writes one audit entry at the end of its subject's chain, inside the transaction of the act it tells of: either both
 * are there or neither.
 *
 * @returns the id of the entry
 */
export async function record(trx: Trx, { action, subject, by, details = {} }: Recording): Promise<number> {
  const chain = { subject_type: subject.type, subject_id: subject.id }
  const occurredAt = now().toISOString()
  const day = occurredAt.slice(0, 10)
  const head = await lockHead(trx, chain, day)

  const row = {
    ...chain,
    seq: head.length + 1,
    action,
    actor_id: by.id,
    actor_name: by.name.slice(0, 60),
    details: canonicalJson(by.actingFor ? { ...details, actingFor: by.actingFor.name } : details),
    ip: by.ip ?? null,
    /** A caller may send any request id it likes. */
    request_id: by.requestId?.slice(0, 64) ?? null,
    occurred_at: occurredAt,
  }
  const hash = chainHash(head.hash, row)

  const [id] = await trx.table('audit_entries').insert({ ...row, prev_hash: head.hash, hash })
  await trx.from('audit_chains').where(chain).update({ length: row.seq, hash, day })
  if (by.actingFor) await noteStandIn(trx, Number(id), row, by.actingFor.id)
  return Number(id)
}

/** For the report of who acted for whom. */
async function noteStandIn(
  trx: Trx,
  auditEntryId: number,
  row: { action: string; actor_id: number | null; subject_type: string; subject_id: number; occurred_at: string },
  absentId: number
) {
  await trx.table('stand_in_acts').insert({
    audit_entry_id: auditEntryId,
    absent_id: absentId,
    deputy_id: row.actor_id,
    action: row.action,
    subject_type: row.subject_type,
    subject_id: row.subject_id,
    occurred_at: sqlTime(new Date(row.occurred_at)),
  })
}

async function lockHead(trx: Trx, chain: { subject_type: string; subject_id: number }, day: string) {
  const find = () => trx.from('audit_chains').where(chain).forUpdate().first()
  const head = await find()
  if (head) return head

  await insertMissing(
    trx,
    'audit_chains',
    [{ ...chain, length: 0, hash: GENESIS, day }],
    ['subject_type', 'subject_id']
  )
  return find()
}
