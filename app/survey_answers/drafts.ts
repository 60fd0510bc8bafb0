import { inTransaction } from '#app/core/dialect'
import { whileOpen } from './finish_answer.js'
import type { Invited } from './invited.js'
import { draftKey, seal, unseal } from './seal.js'
import { sealedSize } from './sealed_size.js'

/** What somebody has answered so far, and for how many seconds they have been at it. */
export type Draft = { answers: Record<string, unknown>; elapsed: number }

export function openDraft(token: string, sealed: string): Draft {
  return unseal<Draft>(draftKey(token), sealed)
}

/**
 * Keeps a begun answer until the wave ends. A save that comes after the answer was given keeps nothing.
 *
 * @throws StepNotAllowed when the wave is not open any more; TooLarge
 */
export async function saveDraft(token: string, { id, wave, draftName }: Invited, draft: Draft) {
  const sealed = seal(draftKey(token), draft, sealedSize(wave.content))
  await inTransaction(async (trx) => {
    await whileOpen(trx, wave)
    const invitation = await trx.from('survey_invitations').where({ id }).forUpdate().select('is_spent').firstOrFail()
    if (invitation.is_spent) return
    const row = { name: draftName, wave_id: wave.id, sealed, expires_on: wave.closesOn }
    await trx.knexQuery().table('survey_drafts').insert(row).onConflict('name').merge(['sealed'])
  })
}
