import db from '@adonisjs/lucid/services/db'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorFolder, anchorHash, type Anchor } from './anchors.js'
import { GENESIS } from './chain.js'
import type { ChainFault } from './chain_reader.js'

/** `gap`: which anchor is gone is not known, only that it stood somewhere before this day's. */
export type AnchorFault = { kind: 'anchor_altered' | 'anchor_removed'; day: string; gap?: true }

type Sealed = { type: string; id: number; seq: number; hash: string }

/** Rows looked up at once: a database takes only so many values in one statement. */
const CHUNK = 300

/**
 * Checks the anchors against each other and against their files, and the entries they sealed against the anchors.
 *
 * @returns `broken`: sealed entries that are gone or other than they were, by `<subject type> <subject id>`
 */
export async function verifyAnchors() {
  /** Files first: a row is there before its file, so a day sealed meanwhile is no fault. */
  const files = await anchorFiles()
  const rows = await db.from('audit_anchors').orderBy('id').select('id')
  const faults: AnchorFault[] = []
  const broken = new Map<string, ChainFault[]>()
  let before = { hash: GENESIS, intact: true }

  for (const { id } of rows) {
    const anchor: Anchor = await db.from('audit_anchors').where({ id }).firstOrFail()
    const file = files.get(anchor.day)
    files.delete(anchor.day)
    const intact = anchorHash(anchor) === anchor.hash
    /** An intact anchor that does not follow the one before it: one between them is gone. */
    if (intact && before.intact && anchor.prev_hash !== before.hash)
      faults.push({ kind: 'anchor_removed', day: anchor.day, gap: true })
    if (!intact || (file !== undefined && file !== anchor.hash))
      faults.push({ kind: 'anchor_altered', day: anchor.day })
    if (intact) await verifySealed(anchor, broken)
    before = { hash: anchor.hash, intact }
  }
  for (const day of files.keys()) faults.push({ kind: 'anchor_removed', day })
  return { anchors: rows.length, faults, broken }
}

async function verifySealed(anchor: Anchor, broken: Map<string, ChainFault[]>) {
  const sealed: Sealed[] = anchor.heads
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' '))
    .map(([type, id, seq, hash]) => ({ type, id: Number(id), seq: Number(seq), hash }))

  for (let at = 0; at < sealed.length; at += CHUNK) {
    const chunk = sealed.slice(at, at + CHUNK)
    const entries = await db
      .from('audit_entries')
      .whereIn(
        ['subject_type', 'subject_id', 'seq'],
        chunk.map(({ type, id, seq }) => [type, id, seq])
      )
      .select('subject_type', 'subject_id', 'seq', 'hash')
    const hashes = new Map(entries.map((row) => [`${row.subject_type} ${row.subject_id} ${row.seq}`, row.hash]))

    for (const { type, id, seq, hash } of chunk) {
      const found = hashes.get(`${type} ${id} ${seq}`)
      if (found === hash) continue
      const fault: ChainFault = {
        kind: found === undefined ? 'removed' : 'altered',
        subjectType: type,
        subjectId: id,
        first: seq,
        last: seq,
      }
      broken.set(`${type} ${id}`, [...(broken.get(`${type} ${id}`) ?? []), fault])
    }
  }
}

/** @returns hash by day; a file that cannot be read counts as one that says something else */
async function anchorFiles() {
  const files = await readdir(anchorFolder()).catch(() => [])
  const hashes = new Map<string, string>()
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    const text = await readFile(join(anchorFolder(), file), 'utf8')
    hashes.set(file.slice(0, -'.json'.length), hashIn(text))
  }
  return hashes
}

function hashIn(text: string) {
  try {
    return String(JSON.parse(text).hash)
  } catch {
    return 'unreadable'
  }
}
