import db from '@adonisjs/lucid/services/db'
import type { EntryRow, Head, Subject } from './chain_reader.js'

export type ChainExtract = { subject: Subject; head: Head; entries: Omit<EntryRow, 'id'>[] }

const COLUMNS = [
  'subject_type',
  'subject_id',
  'seq',
  'action',
  'actor_id',
  'actor_name',
  'details',
  'ip',
  'request_id',
  'occurred_at',
  'prev_hash',
  'hash',
]

/** The chain of one subject with everything that its hashes cover, so that it can be verified elsewhere. */
export async function chainExtract(subject: Subject): Promise<ChainExtract> {
  const chain = { subject_type: subject.type, subject_id: subject.id }
  const head: Head = await db.from('audit_chains').where(chain).select('length', 'hash').firstOrFail()
  /** Not what is written while this reads. */
  const entries = db.from('audit_entries').where(chain).where('seq', '<=', head.length).orderBy('seq')
  return { subject, head, entries: await entries.select(...COLUMNS) }
}
