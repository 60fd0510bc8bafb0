import { createHmac } from 'node:crypto'
import { canonicalJson } from '#app/core/canonical_json'

/** How entries hang together. Pure: seal.ts knows the key of this house. */

export const GENESIS = '0'.repeat(64)

/** The columns a hash covers, in the shape of the database row. */
export type ChainedRow = {
  subject_type: string
  subject_id: number
  seq: number
  action: string
  actor_id: number | null
  actor_name: string
  details: string
  ip: string | null
  request_id: string | null
  occurred_at: string
}

/** Hash of one entry, over the hash of the entry before it and every column of its own. */
export type ChainHash = (prevHash: string, row: ChainedRow) => string

/** Keyed, so that nobody with the database alone can write an entry or an anchor anew. HMAC-SHA256 in hex. */
export function sealWith(key: string, text: string) {
  return createHmac('sha256', key).update(text).digest('hex')
}

export function chainHashWith(key: string): ChainHash {
  return (prevHash, row) => {
    const { subject_type, subject_id, seq, action, actor_id, actor_name, details, ip, request_id, occurred_at } = row
    const covered = canonicalJson({
      subject_type,
      subject_id,
      seq,
      action,
      actor_id,
      actor_name,
      details,
      ip,
      request_id,
      occurred_at,
    })
    return sealWith(key, prevHash + covered)
  }
}
