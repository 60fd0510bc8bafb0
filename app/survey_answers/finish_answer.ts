import { inTransaction, type Trx } from '#app/core/dialect'
import type { QuestionAnswers } from '#app/questions/question_content'
import { spend } from '#app/surveys/survey_links'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import type { Invited } from './invited.js'
import { putIntoPool } from './pool.js'

/** This person's one answer was given before. */
export class AlreadyAnswered extends Error {}

export type Given = { answers: QuestionAnswers; flags: string[] }

/**
 * The one answer of who was written to. Nothing else is written: no trail, no work, no time.
 *
 * @returns the receipt
 * @throws AlreadyAnswered; StepNotAllowed when the wave is not open any more
 */
export function finishAnswer({ id, wave, draftName }: Invited, given: Given): Promise<string> {
  return inTransaction(async (trx) => {
    const { isAnonymous } = await whileOpen(trx, wave)
    if (!(await spend(trx, id))) throw new AlreadyAnswered()
    await trx.from('survey_drafts').where({ name: draftName }).delete()
    const invitationId = isAnonymous ? null : id
    return putIntoPool(trx, wave, { ...given, channel: 'link', designationId: wave.designationId, invitationId })
  })
}

/**
 * Keeps the wave open until the end of the transaction. Many answer at the same time and do not wait for each other.
 *
 * @returns whether it is anonymous as long
 * @throws StepNotAllowed when it is not open any more
 */
export async function whileOpen(trx: Trx, { id }: { id: number }) {
  const row = await surveyWaveWorkflow.share(trx, id, ['open'], 'answer', 'is_anonymous')
  return { isAnonymous: Boolean(row.is_anonymous) }
}
