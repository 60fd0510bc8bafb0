import db from '@adonisjs/lucid/services/db'
import { inTransaction } from '#app/core/dialect'
import type { QuestionContent } from '#app/questions/question_content'
import type SurveyInvitation from '#app/surveys/survey_invitation'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import { draftKey, draftName, seal, unseal } from './seal.js'
import { sealedSize } from './sealed_size.js'

/** What somebody has answered so far, and for how many seconds they have been at it. */
export type Draft = { answers: Record<string, unknown>; elapsed: number }

export async function draftOf(token: string): Promise<Draft | null> {
  const row = await db
    .from('survey_drafts')
    .where({ name: draftName(token) })
    .first()
  return row ? unseal<Draft>(draftKey(token), row.sealed) : null
}

/**
 * Keeps a begun answer until the wave ends. A save that comes after the answer was given keeps nothing.
 *
 * @throws StepNotAllowed when the wave is not open any more; TooLarge
 */
export async function saveDraft(token: string, { id, wave }: SurveyInvitation, content: QuestionContent, draft: Draft) {
  const sealed = seal(draftKey(token), draft, sealedSize(content))
  await inTransaction(async (trx) => {
    await surveyWaveWorkflow.hold(trx, wave.id, ['open'], 'answer')
    const invitation = await trx.from('survey_invitations').where({ id }).forUpdate().select('is_spent').firstOrFail()
    if (invitation.is_spent) return
    const row = { name: draftName(token), wave_id: wave.id, sealed, expires_on: wave.closesOn.toISODate() }
    await trx.knexQuery().table('survey_drafts').insert(row).onConflict('name').merge(['sealed'])
  })
}
