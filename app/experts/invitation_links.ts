import { randomBytes } from 'node:crypto'
import { sha256 } from '#app/core/canonical_json'
import type { Trx } from '#app/core/dialect'
import { ExpertInvitation } from './assignment.js'

/** A new address for one letter. Only its hash stays; once the letter is sent, nobody but the reader has it. */
export async function makeLink(trx: Trx, invitationId: number) {
  const token = randomBytes(16).toString('base64url')
  await trx.table('expert_invitation_links').insert({ token_hash: sha256(token), invitation_id: invitationId })
  return `/invitations/${token}`
}

/** @throws 404 for an address that nobody was sent */
export function invitationAt(token: string) {
  return ExpertInvitation.query()
    .whereIn('id', (links) => {
      links
        .from('expert_invitation_links')
        .where({ token_hash: sha256(token) })
        .select('invitation_id')
    })
    .preload('assignment')
    .preload('expert', (experts) => void experts.preload('user'))
    .firstOrFail()
}
