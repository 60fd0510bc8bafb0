import db from '@adonisjs/lucid/services/db'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorFolder, anchorHash } from './anchors.js'
import { chainHash, GENESIS, type ChainedRow } from './chain.js'

export type Fault = {
  /** altered, removed, reordered, anchor_altered or anchor_removed */
  kind: string
  /** The row, as a person would look it up: `point_application 12, entry 3`. */
  where: string
}

export type Verification = { entries: number; chains: number; anchors: number; faults: Fault[] }

type EntryRow = ChainedRow & { id: number; prev_hash: string; hash: string }
type Head = { length: number; hash: string }

/**
 * Reads the whole audit trail in chain order and names every row that is not what was written. Works in batches, so
 * memory stays flat.
 */
export async function verifyAudit(): Promise<Verification> {
  const result: Verification = { entries: 0, chains: 0, anchors: 0, faults: [] }
  const sealed = await verifyAnchors(result)
  const heads = await knownHeads()
  const seen = new Set<string>()

  let name = ''
  let prev = { seq: 0, hash: GENESIS }
  const finish = () => {
    if (!name) return
    const head = heads.get(name)
    if (!head || prev.seq < head.length) removed(result, name, prev.seq + 1, head?.length ?? prev.seq)
    else if (prev.hash !== head.hash) result.faults.push({ kind: 'altered', where: `${name}, head` })
  }

  for await (const entry of entriesInOrder()) {
    const chain = `${entry.subject_type} ${entry.subject_id}`
    if (chain !== name) {
      finish()
      name = chain
      seen.add(chain)
      prev = { seq: 0, hash: GENESIS }
      result.chains++
    }
    result.entries++
    verifyEntry(result, chain, entry, prev)
    const seal = sealed.get(`${chain} ${entry.seq}`)
    if (seal && seal !== entry.hash) result.faults.push({ kind: 'altered', where: `${chain}, entry ${entry.seq}` })
    prev = { seq: entry.seq, hash: entry.hash }
  }
  finish()

  for (const [chain, head] of heads) {
    if (!seen.has(chain) && head.length > 0) removed(result, chain, 1, head.length)
  }
  for (const line of sealed.keys()) {
    const chain = line.split(' ').slice(0, 2).join(' ')
    if (!heads.has(chain) && !seen.has(chain)) result.faults.push({ kind: 'removed', where: `${chain}, all entries` })
  }
  return result
}

function verifyEntry(result: Verification, chain: string, entry: EntryRow, prev: { seq: number; hash: string }) {
  const where = `${chain}, entry ${entry.seq}`
  if (entry.seq !== prev.seq + 1) removed(result, chain, prev.seq + 1, entry.seq - 1)
  else if (entry.prev_hash !== prev.hash) result.faults.push({ kind: 'reordered', where })
  if (chainHash(entry.prev_hash, entry) !== entry.hash) result.faults.push({ kind: 'altered', where })
}

function removed(result: Verification, chain: string, first: number, last: number) {
  const which = first === last ? `entry ${first}` : `entries ${first} to ${last}`
  result.faults.push({ kind: 'removed', where: `${chain}, ${which}` })
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
      .limit(1000)
    yield* batch
    if (batch.length < 1000) return
    const last = batch[batch.length - 1]
    after = [last.subject_type, last.subject_id, last.seq]
  }
}

async function knownHeads() {
  const rows = await db.from('audit_chains').select('subject_type', 'subject_id', 'length', 'hash')
  return new Map<string, Head>(rows.map((row) => [`${row.subject_type} ${row.subject_id}`, row]))
}

/** @returns for each sealed head `type id seq` its hash */
async function verifyAnchors(result: Verification) {
  const sealed = new Map<string, string>()
  const outside = await anchorsOutside()
  let prevHash = GENESIS

  for (const anchor of await db.from('audit_anchors').orderBy('day')) {
    result.anchors++
    const kept = outside.get(anchor.day)
    outside.delete(anchor.day)
    const right =
      anchor.prev_hash === prevHash &&
      anchorHash(anchor.prev_hash, anchor.day, anchor.heads) === anchor.hash &&
      (!kept || kept === anchor.hash)
    if (!right) result.faults.push({ kind: 'anchor_altered', where: `anchor of ${anchor.day}` })
    prevHash = anchor.hash

    for (const line of anchor.heads.split('\n').filter(Boolean)) {
      const [type, id, seq, hash] = line.split(' ')
      sealed.set(`${type} ${id} ${seq}`, hash)
    }
  }
  for (const day of outside.keys()) result.faults.push({ kind: 'anchor_removed', where: `anchor of ${day}` })
  return sealed
}

async function anchorsOutside() {
  const files = await readdir(anchorFolder()).catch(() => [])
  const anchors = new Map<string, string>()
  for (const file of files.filter((entry) => entry.endsWith('.json'))) {
    const { day, hash } = JSON.parse(await readFile(join(anchorFolder(), file), 'utf8'))
    anchors.set(day, hash)
  }
  return anchors
}
