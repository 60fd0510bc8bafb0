import { createHmac } from 'node:crypto'
import env from '#start/env'
import { canonicalJson } from '#app/core/canonical_json'

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

/** Keyed, so that nobody with the database alone can write an entry or an anchor anew. HMAC-SHA256 in hex. */
export function seal(text: string) {
  const key = env.get('AUDIT_KEY') ?? env.get('APP_KEY')
  return createHmac('sha256', key.release()).update(text).digest('hex')
}

/** Seal of one entry: over the seal of the entry before it and every column of its own. */
export function chainHash(prevHash: string, row: ChainedRow) {
  const { subject_type, subject_id, seq, action, actor_id, actor_name, details, ip, request_id, occurred_at } = row
  return seal(
    prevHash +
      canonicalJson({
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
  )
}
