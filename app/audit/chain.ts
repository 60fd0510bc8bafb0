import { canonicalJson, sha256 } from '#app/core/canonical_json'

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

/** Hash of one entry: of the entry before it and of every column of its own. */
export function chainHash(prevHash: string, row: ChainedRow) {
  const { subject_type, subject_id, seq, action, actor_id, actor_name, details, ip, request_id, occurred_at } = row
  return sha256(
    prevHash +
      canonicalJson({ subject_type, subject_id, seq, action, actor_id, actor_name, details, ip, request_id, occurred_at })
  )
}
