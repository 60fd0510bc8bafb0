import db from '@adonisjs/lucid/services/db'
import { ChainReader, type ChainFault, type EntryRow, type Head, type Subject } from './chain_reader.js'
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
  const result = { entries: 0, chains: 0, anchors, faults: anchorFaults.map(named) }
  const heads = await knownHeads()
  const seen = new Set<string>()

  const close = async (reader: ChainReader) => {
    const faults = reader.finish(await headOf(reader, heads))
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
      reader = new ChainReader({ type: entry.subject_type, id: entry.subject_id })
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
  const findHead = () => db.from('audit_chains').where(chain).first()
  const head = await findHead()
  const reader = new ChainReader(subject)
  for (;;) {
    const batch: EntryRow[] = await db
      .from('audit_entries')
      .where(chain)
      .where('seq', '>', reader.lastSeq)
      .orderBy('seq')
      .limit(BATCH)
    for (const entry of batch) reader.read(entry)
    if (batch.length < BATCH) break
  }
  const hasGrown = !head || reader.lastSeq > head.length
  return reader.finish(hasGrown ? await findHead() : head).map(named)
}

async function headOf(reader: ChainReader, heads: Map<string, Head>): Promise<Head | undefined> {
  const known = heads.get(nameOf(reader.subject))
  if (known && reader.lastSeq <= known.length) return known

  const { type, id } = reader.subject
  const head: Head | null = await db.from('audit_chains').where({ subject_type: type, subject_id: id }).first()
  /** Longer than what was read: it grew after its entries were read, and the next check will look at the rest. */
  return head && head.length > reader.lastSeq ? undefinedIfUnchanged(head, known, reader) : (head ?? undefined)
}

/** Chains that left nothing but their head, or nothing but a line in an anchor. */
function vanished(heads: Map<string, Head>, seen: Set<string>, broken: Map<string, ChainFault[]>) {
  const faults: ChainFault[] = []
  for (const [name, head] of heads) {
    if (seen.has(name) || head.length === 0) continue
    const [subjectType, id] = name.split(' ')
    faults.push({ kind: 'removed', subjectType, subjectId: Number(id), first: 1, last: head.length })
  }
  for (const [name, seals] of broken) {
    if (!seen.has(name) && !heads.get(name)?.length) faults.push({ ...seals[seals.length - 1], first: 1 })
  }
  return faults
}

async function* entriesInOrder(): AsyncGenerator<EntryRow> {
  let after: [string, number, number] = ['', 0, 0]
  for (;;) {
    const [type, id, seq] = after
    const batch: EntryRow[] = await db
      .from('audit_entries')
      .where('subject_type', '>', type)
      .orWhere((same) => void same.where('subject_type', type).where('subject_id', '>', id))
      .orWhere((same) => void same.where({ subject_type: type, subject_id: id }).where('seq', '>', seq))
      .orderBy('subject_type')
      .orderBy('subject_id')
      .orderBy('seq')
      .limit(BATCH)
    yield* batch
    if (batch.length < BATCH) return
    const last = batch[batch.length - 1]
    after = [last.subject_type, last.subject_id, last.seq]
  }
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
  if ('day' in fault) return { ...fault, where: `anchor of ${fault.day}` }
  const { subjectType, subjectId, first, last } = fault
  return { ...fault, where: `${subjectType} ${subjectId}, ${first === last ? `entry ${first}` : `entries ${first} to ${last}`}` }
}
