import { randomBytes } from 'node:crypto'
import { sha256 } from '#app/core/canonical_json'

/** 回执码: 128 random bits that only who answered ever sees, in groups that can be copied by hand. */
export function newReceipt() {
  return randomBytes(16).toString('hex').toUpperCase().match(/.{4}/g)!.join('-')
}

/** Under what the answer lies in the pool, and by what it is found after its release: neither tells the other. */
export function placesOf(receipt: string) {
  const code = receipt.toUpperCase().replace(/[^0-9A-F]/g, '')
  return { poolId: sha256(`survey_pool/${code}`).slice(0, 32), receiptHash: sha256(`survey_answer/${code}`) }
}
