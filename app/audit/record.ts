import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
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
  const head = headsHeldBy(trx).get(nameOf(chain)) ?? (await lockHead(trx, chain))

  const row = linkAfter(head, { action, subject, by, details }, occurredAt)
  const [id] = await trx.table('audit_entries').insert(row)
  await trx.from('audit_chains').where(chain).update({ length: row.seq, hash: row.hash, day })
  keepHead(trx, row)
  if (by.actingFor) await noteStandIn(trx, Number(id), row, by.actingFor.id)
  return Number(id)
}

/**
 * Holds the end of a subject's chain until the transaction ends, so that the entry of an act need not ask for it.
 *
 * @param asking what else the act has to know, answered in the same statement
 */
export async function holdChain(
  trx: Trx,
  subject: { type: string; id: number },
  asking: Asking
): Promise<Record<string, any>> {
  const chain = { subject_type: subject.type, subject_id: subject.id }
  const found = await lockHead(trx, chain, asking)
  keepHead(trx, { ...chain, seq: found.length, hash: found.hash })
  return found
}

export type Subject = { type: string; id: number; details?: Record<string, unknown> }

/**
 * The same act on many subjects of one type, at most a hundred at a time: an entry for each, at the end of its chain.
 *
 * @returns the ids of the entries
 */
export async function recordAll(trx: Trx, action: string, subjects: readonly Subject[], by: Actor): Promise<number[]> {
  if (subjects.length === 0) return []
  const occurredAt = now().toISOString()
  const day = occurredAt.slice(0, 10)
  const heads = await lockHeads(trx, subjects, day)
  const rows = subjects.map((subject) =>
    linkAfter(heads.get(subject.id)!, { action, subject, by, details: subject.details }, occurredAt)
  )
  await trx.table('audit_entries').multiInsert(rows)
  const chains = rows.map(({ subject_type, subject_id, seq, hash }) => ({
    ...{ subject_type, subject_id, length: seq, hash, day },
  }))
  await trx.knexQuery().table('audit_chains').insert(chains).onConflict(['subject_type', 'subject_id']).merge()
  for (const row of rows) keepHead(trx, row)
  const entries = await trx
    .from('audit_entries')
    .whereIn(
      'hash',
      rows.map(({ hash }) => hash)
    )
    .where('subject_type', subjects[0].type)
    .whereIn(
      'subject_id',
      subjects.map(({ id }) => id)
    )
    .select('id', 'subject_id')
  const ids = new Map(entries.map(({ id, subject_id: subject }) => [subject, Number(id)]))
  if (by.actingFor) for (const row of rows) await noteStandIn(trx, ids.get(row.subject_id)!, row, by.actingFor.id)
  return rows.map((row) => ids.get(row.subject_id)!)
}

type Head = { length: number; hash: string }
type Chain = { subject_type: string; subject_id: number }
type Asking = Record<string, DatabaseQueryBuilderContract>

/** The ends of chains that a transaction has locked: nobody else moves them before it is over. */
const heldHeads = new WeakMap<Trx, Map<string, Head>>()

function headsHeldBy(trx: Trx) {
  const heads = heldHeads.get(trx) ?? new Map<string, Head>()
  heldHeads.set(trx, heads)
  return heads
}

function keepHead(trx: Trx, { seq, hash, ...chain }: Chain & { seq: number; hash: string }) {
  headsHeldBy(trx).set(nameOf(chain), { length: seq, hash })
}

const nameOf = ({ subject_type: type, subject_id: id }: Chain) => `${type} ${id}`

function linkAfter(head: Head, { action, subject, by, details = {} }: Recording, occurredAt: string) {
  const row = {
    ...{ subject_type: subject.type, subject_id: subject.id },
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
  return { ...row, prev_hash: head.hash, hash: chainHash(head.hash, row) }
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

async function lockHead(trx: Trx, chain: Chain, asking: Asking = {}): Promise<Head & Record<string, any>> {
  const beside = Object.entries(asking).map(([name, query]) => query.as(name))
  const find = () =>
    trx
      .from('audit_chains')
      .where(chain)
      .forUpdate()
      .select('length', 'hash', ...beside)
      .first()
  const head = await find()
  if (head) return head

  const day = now().toISOString().slice(0, 10)
  const first = { ...chain, length: 0, hash: GENESIS, day }
  await insertMissing(trx, 'audit_chains', [first], ['subject_type', 'subject_id'])
  return find()
}

async function lockHeads(trx: Trx, subjects: readonly Subject[], day: string): Promise<Map<number, Head>> {
  const [{ type }, ids] = [subjects[0], subjects.map(({ id }) => id)]
  const find = async () => {
    const chains = trx.from('audit_chains').where('subject_type', type).whereIn('subject_id', ids)
    const heads = await chains.orderBy('subject_id').forUpdate()
    return new Map<number, Head>(heads.map((head) => [head.subject_id, head]))
  }
  const heads = await find()
  const first = ids
    .filter((id) => !heads.has(id))
    .map((id) => ({ subject_type: type, subject_id: id, length: 0, hash: GENESIS, day }))
  if (first.length === 0) return heads
  await insertMissing(trx, 'audit_chains', first, ['subject_type', 'subject_id'])
  return find()
}
