import db from '@adonisjs/lucid/services/db'
import { ChainReader, type ChainFault, type EntryRow, type Head, type Subject } from './chain_reader.js'
import { chainHash } from './seal.js'
import { verifyAnchors, type AnchorFault } from './verify_anchors.js'

export type Fault = (ChainFault | AnchorFault) & {
  /** The row, as a person would look it up: `point_application 12, entry 3`. */
  where: string
}

export type Verification = { entries: number; chains: number; anchors: number; faults: Fault[] }

const BATCH = 1000

/**
 * Reads the whole audit trail in chain order and names every row that is not what was written. The system may go on
 * writing meanwhile: heads are read before entries, and read again where a chain has grown since.
 *
 * What nobody can see from inside is a chain cut back to an older state, head included, after the last anchor: the
 * daily anchors bound that to one day, and a copy of them elsewhere keeps even the administrator of this machine honest.
 */
export async function verifyAudit(): Promise<Verification> {
  const { anchors, faults: anchorFaults, broken } = await verifyAnchors()
  const result: Verification = { entries: 0, chains: 0, anchors, faults: anchorFaults.map(named) }
  const heads = await knownHeads()
  const seen = new Set<string>()

  const close = async (reader: ChainReader) => {
    const faults = reader.finish(await headOf(reader, heads.get(nameOf(reader.subject))))
    for (const seal of broken.get(nameOf(reader.subject)) ?? []) {
      if (faults.some((fault) => fault.first <= seal.last && seal.first <= fault.last)) continue
      faults.push(seal.kind === 'removed' ? { ...seal, first: reader.lastSeq + 1 } : seal)
    }
    result.faults.push(...faults.map(named))
    result.chains++
    seen.add(nameOf(reader.subject))
  }

  let reader: ChainReader | undefined
  for await (const entry of entriesInOrder()) {
    if (reader && !isOf(reader.subject, entry)) await close(reader)
    if (!reader || !isOf(reader.subject, entry)) {
      reader = new ChainReader({ type: entry.subject_type, id: entry.subject_id }, chainHash)
    }
    reader.read(entry)
    result.entries++
  }
  if (reader) await close(reader)

  result.faults.push(...vanished(heads, seen, broken).map(named))
  return result
}

/** Checks the chain of one subject against its own head; the anchors are left to the whole check. */
export async function verifyChain(subject: Subject): Promise<Fault[]> {
  const chain = { subject_type: subject.type, subject_id: subject.id }
  const head: Head | null = await db.from('audit_chains').where(chain).first()
  const reader = new ChainReader(subject, chainHash)
  for (let more = true; more;) {
    const entries = db.from('audit_entries').where(chain).orderBy('seq').limit(BATCH)
    const batch: EntryRow[] = await entries.where('seq', '>', reader.lastSeq)
    for (const entry of batch) reader.read(entry)
    more = batch.length === BATCH
  }
  return reader.finish(await headOf(reader, head ?? undefined)).map(named)
}

/** The head to hold the chain against; a chain that is growing while it is read has none to hold it against. */
async function headOf(
  { subject, lastSeq }: ChainReader,
  known: Head | undefined
): Promise<Head | 'growing' | undefined> {
  if (known && lastSeq <= known.length) return known

  const chain = { subject_type: subject.type, subject_id: subject.id }
  const head: Head | null = await db.from('audit_chains').where(chain).first()
  return head && head.length > lastSeq ? 'growing' : (head ?? undefined)
}

/** Chains that left nothing but their head, or nothing but a line in an anchor. */
function vanished(heads: Map<string, Head>, seen: Set<string>, broken: Map<string, ChainFault[]>) {
  const faults: ChainFault[] = []
  for (const [name, head] of heads) {
    if (seen.has(name) || head.length === 0) continue
    const [subjectType, id] = name.split(' ')
    faults.push({
      kind: 'removed',
      subjectType,
      subjectId: Number(id),
      first: 1,
      last: head.length,
    })
  }
  for (const [name, seals] of broken) {
    if (!seen.has(name) && !heads.get(name)?.length) faults.push({ ...seals[seals.length - 1], first: 1 })
  }
  return faults
}

/** Up to the newest entry of this moment: a trail that grows faster than it is read would have no end. */
async function* entriesInOrder(): AsyncGenerator<EntryRow> {
  const [{ newest }] = await db.from('audit_entries').max('id as newest')
  for (let after = { type: '', id: 0, seq: 0 }; ;) {
    const batch = await entriesAfter(after, Number(newest ?? 0))
    if (batch.length === 0) return
    yield* batch
    const last = batch[batch.length - 1]
    after = { type: last.subject_type, id: last.subject_id, seq: last.seq }
  }
}

/** The rest of the chain, else of its subject type, else of all: three plain index ranges instead of one big OR. */
async function entriesAfter({ type, id, seq }: Subject & { seq: number }, newest: number): Promise<EntryRow[]> {
  const entries = () =>
    db.from('audit_entries').where('id', '<=', newest).orderBy(['subject_type', 'subject_id', 'seq']).limit(BATCH)
  const rest = await entries().where({ subject_type: type, subject_id: id }).where('seq', '>', seq)
  if (rest.length > 0) return rest
  const sameType = await entries().where('subject_type', type).where('subject_id', '>', id)
  return sameType.length > 0 ? sameType : entries().where('subject_type', '>', type)
}

async function knownHeads() {
  const rows = await db.from('audit_chains').select('subject_type', 'subject_id', 'length', 'hash')
  return new Map<string, Head>(rows.map((row) => [`${row.subject_type} ${row.subject_id}`, row]))
}

const nameOf = ({ type, id }: Subject) => `${type} ${id}`

function isOf(subject: Subject, entry: EntryRow) {
  return subject.type === entry.subject_type && subject.id === entry.subject_id
}

function named<F extends ChainFault | AnchorFault>(fault: F): F & { where: string } {
  if ('day' in fault) return { ...fault, where: `anchor ${fault.gap ? 'before' : 'of'} ${fault.day}` }
  const { subjectType, subjectId, first, last } = fault
  return {
    ...fault,
    where: `${subjectType} ${subjectId}, ${first === last ? `entry ${first}` : `entries ${first} to ${last}`}`,
  }
}
