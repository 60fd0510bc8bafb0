import { chainHashWith } from '#app/audit/chain'
import { ChainReader, type EntryRow, type FaultKind, type Head } from '#app/audit/chain_reader'
import type { Manifest, ManifestFile } from './manifest.js'

export type Fault = {
  kind: FaultKind | 'missing' | 'additional' | 'damaged' | 'not_inside' | 'not_submitted' | 'unreadable'
  /** A file, or an entry in one: `audit.json, 3`. */
  where: string
}

/** Files of these roles by path, as they are in the archive. */
export type Records = Map<string, Buffer>

export const READ_ROLES = ['submission', 'approvals', 'reviews', 'audit']

type Named = { contentHash?: string | null; round?: number }

/** Is every file that a submission names inside, and is each what it is claimed to be? */
export function claimFault({ files }: Manifest, records: Records): Fault | null {
  const wrong = files.find(({ damaged, claimed, sha256 }) => !damaged && claimed && claimed !== sha256)
  if (wrong) return { kind: 'altered', where: wrong.path }

  const inside = new Set(files.filter(({ damaged }) => !damaged).map(({ sha256 }) => sha256))
  return firstFault(records, ofRole(files, 'submission'), (content) => {
    const absent = hashesIn(content).find((hash) => !inside.has(hash))
    return absent ? { kind: 'not_inside', where: absent } : null
  })
}

/** Was every decision and every review made on a content that was handed in? */
export function decisionFault({ files }: Manifest, records: Records): Fault | null {
  const submitted = ofRole(files, 'submission')
  const isSubmitted = ({ contentHash, round }: Named) =>
    submitted.some((file) => file.sha256 === contentHash && (round === undefined || file.round === round))
  return firstFault(records, [...ofRole(files, 'approvals'), ...ofRole(files, 'reviews')], (rows: Named[], path) => {
    const at = rows.findIndex((row) => row.contentHash && !isSubmitted(row))
    return at < 0 ? null : { kind: 'not_submitted', where: `${path}, ${at + 1}` }
  })
}

/** Recomputes the audit chain of the subject; without the key only its links and its order. */
export function chainFault({ files, subject }: Manifest, records: Records, key: string | null): Fault | null {
  const chains = ofRole(files, 'audit')
  if (chains.length === 0) return { kind: 'missing', where: 'audit' }
  return firstFault(records, chains, ({ entries, head }: { entries: EntryRow[]; head: Head }, path) => {
    const at = (seq: number) => `${path}, ${seq}`
    const stranger = entries.find((row) => row.subject_type !== subject.type || row.subject_id !== subject.id)
    if (stranger) return { kind: 'inserted', where: at(stranger.seq) }

    const asWritten = (_previous: string, row: object) => (row as EntryRow).hash
    const reader = new ChainReader(subject, key === null ? asWritten : chainHashWith(key))
    for (const entry of entries) reader.read(entry)
    const [fault] = reader.finish(head)
    return fault ? { kind: fault.kind, where: at(fault.first) } : null
  })
}

function ofRole(files: ManifestFile[], role: string) {
  return files.filter((file) => file.role === role && !file.damaged)
}

/** A file that is missing or altered is told of by other checks. */
function firstFault(
  records: Records,
  files: ManifestFile[],
  look: (content: any, path: string) => Fault | null
): Fault | null {
  for (const { path } of files) {
    const text = records.get(path)
    try {
      const fault = text ? look(JSON.parse(text.toString()), path) : null
      if (fault) return fault
    } catch {
      return { kind: 'unreadable', where: path }
    }
  }
  return null
}

/** What a submission says its files are: every `sha256` in it. */
function hashesIn(content: unknown): string[] {
  if (content === null || typeof content !== 'object') return []
  return Object.entries(content).flatMap(([name, value]) =>
    name === 'sha256' && typeof value === 'string' ? [value] : hashesIn(value)
  )
}
