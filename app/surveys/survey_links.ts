import { createHash, randomBytes } from 'node:crypto'
import type { Trx } from '#app/core/dialect'

/** Bytes of a personal address. */
const SECRET = 16

/** New personal addresses, one for each letter, in the transaction that claims the letters. Only their hashes stay. */
export async function makeLinks(trx: Trx, invitationIds: readonly number[]) {
  const secrets = randomBytes(SECRET * invitationIds.length)
  const made = invitationIds.map((id, at) => ({
    id,
    token: secrets.subarray(at * SECRET, (at + 1) * SECRET).toString('base64url'),
  }))
  if (made.length > 0) {
    const rows = made.map(({ id, token }) => ({ token_hash: hashOf(token), invitation_id: id }))
    await trx.table('survey_links').multiInsert(rows)
  }
  return new Map(made.map(({ id, token }) => [id, `/s/${token}`]))
}

/** The same for one letter. */
export async function makeLink(trx: Trx, invitationId: number) {
  return (await makeLinks(trx, [invitationId])).get(invitationId)!
}

/**
 * The one answer of this person is given.
 *
 * @returns false when it was given before
 */
export async function spend(trx: Trx, invitationId: number) {
  const spent = await trx
    .from('survey_invitations')
    .where({ id: invitationId, is_spent: false })
    .update({ is_spent: true })
  return Number(spent) === 1
}

/** Under what the link of a personal address lies. */
export function hashOf(token: string) {
  return createHash('sha256').update(token).digest('hex')
}
