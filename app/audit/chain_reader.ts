import { GENESIS, type ChainedRow, type ChainHash } from './chain.js'

export type FaultKind = 'altered' | 'removed' | 'inserted' | 'reordered' | 'head_altered' | 'head_removed'

/** What is wrong with one chain: entries `first` to `last` of a subject. */
export type ChainFault = {
  kind: FaultKind
  subjectType: string
  subjectId: number
  first: number
  last: number
}

export type Subject = { type: string; id: number }
export type Head = { length: number; hash: string }
export type EntryRow = ChainedRow & { id: number; prev_hash: string; hash: string }

/** How far around its place a misplaced entry is looked for. */
const REACH = 100

/** Reads one chain from its first entry to its last and notes every entry that is not what was written. */
export class ChainReader {
  readonly faults: ChainFault[] = []
  #seq = 0
  #hash = GENESIS
  /** Whether the entry before is as it was written, so that the link to it says something. */
  #intact = true

  constructor(
    readonly subject: Subject,
    readonly hashOf: ChainHash
  ) {}

  get lastSeq() {
    return this.#seq
  }

  read(entry: EntryRow) {
    const isGap = entry.seq !== this.#seq + 1
    if (isGap) this.#note('removed', this.#seq + 1, entry.seq - 1)

    const intact = this.hashOf(entry.prev_hash, entry) === entry.hash
    if (!intact) this.#note(isMisplaced(entry, this.hashOf) ? 'reordered' : 'altered', entry.seq)
    else if (!isGap && this.#intact && entry.prev_hash !== this.#hash) this.#note('altered', entry.seq)

    this.#seq = entry.seq
    this.#hash = entry.hash
    this.#intact = intact
  }

  /** Compares the end of the chain with its head: how long the chain was when it last grew, and its last hash. */
  finish(head: Head | 'growing' | undefined) {
    if (head === 'growing') return this.faults
    if (!head) {
      if (this.#seq > 0) this.#note('head_removed', this.#seq)
    } else if (this.#seq < head.length) {
      this.#note('removed', this.#seq + 1, head.length)
    } else if (this.#seq > head.length) {
      this.#noteInserted(head.length + 1)
    } else if (this.#intact && this.#hash !== head.hash) {
      this.#note('head_altered', this.#seq)
    }
    return this.faults
  }

  /** Entries beyond the head were never written by the system, whatever else is wrong with them. */
  #noteInserted(first: number) {
    const before = this.faults.filter((fault) => fault.first < first)
    for (const fault of before) fault.last = Math.min(fault.last, first - 1)
    this.faults.splice(0, Infinity, ...before)
    this.#note('inserted', first, this.#seq)
  }

  /** Neighbours with the same fault are told as one. */
  #note(kind: FaultKind, first: number, last = first) {
    const before = this.faults.at(-1)
    if (before?.kind === kind && before.last === first - 1) before.last = last
    else
      this.faults.push({
        kind,
        subjectType: this.subject.type,
        subjectId: this.subject.id,
        first,
        last,
      })
  }
}

/** Would the entry be right at another place of its chain? */
function isMisplaced(entry: EntryRow, hashOf: ChainHash) {
  for (let seq = Math.max(1, entry.seq - REACH); seq <= entry.seq + REACH; seq++) {
    if (seq !== entry.seq && hashOf(entry.prev_hash, { ...entry, seq }) === entry.hash) return true
  }
  return false
}
