import { createHash, randomBytes } from 'node:crypto'
import type { Trx } from '#app/core/dialect'
import SurveyInvitation from './survey_invitation.js'

/** A new personal address for one letter, in the transaction in which the letter is composed. Only its hash stays. */
export async function makeLink(trx: Trx, invitationId: number) {
  const token = randomBytes(16).toString('base64url')
  await trx.table('survey_links').insert({ token_hash: hashOf(token), invitation_id: invitationId })
  return `/s/${token}`
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
