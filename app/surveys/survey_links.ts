import { createHash, randomBytes } from 'node:crypto'
import type { Trx } from '#app/core/dialect'
import SurveyInvitation from './survey_invitation.js'

/** New personal addresses, one for each letter, in the transaction that claims the letters. Only their hashes stay. */
export async function makeLinks(trx: Trx, invitationIds: readonly number[]) {
  const made = invitationIds.map((id) => ({ id, token: randomBytes(16).toString('base64url') }))
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

/** @returns whom this address was sent to, with the wave; null for an address that nobody was sent */
export async function invitationAt(token: string) {
  return SurveyInvitation.query()
    .whereIn(
      'id',
      (links) =>
        void links
          .from('survey_links')
          .where({ token_hash: hashOf(token) })
          .select('invitation_id')
    )
    .preload('wave')
    .first()
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

function hashOf(token: string) {
  return createHash('sha256').update(token).digest('hex')
}
