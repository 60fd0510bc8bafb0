import { inTransaction, type Trx } from '#app/core/dialect'
import type { QuestionAnswers } from '#app/questions/question_content'
import type SurveyInvitation from '#app/surveys/survey_invitation'
import { spend } from '#app/surveys/survey_links'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import { putIntoPool } from './pool.js'
import { draftName } from './seal.js'

/** This person's one answer was given before. */
export class AlreadyAnswered extends Error {}

export type Given = { answers: QuestionAnswers; flags: string[] }

/**
 * The one answer of who was written to. Nothing else is written: no trail, no work, no time.
 *
 * @returns the receipt
 * @throws AlreadyAnswered; StepNotAllowed when the wave is not open any more
 */
export function finishAnswer(token: string, invitation: SurveyInvitation, given: Given): Promise<string> {
  const { id, wave, designationId } = invitation
  return inTransaction(async (trx) => {
    const isAnonymous = await holdOpen(trx, wave)
    if (!(await spend(trx, id))) throw new AlreadyAnswered()
    await trx
      .from('survey_drafts')
      .where({ name: draftName(token) })
      .delete()
    const kept = { ...given, channel: 'link', designationId, invitationId: isAnonymous ? null : id } as const
    return putIntoPool(trx, wave.id, wave.questionVersion.content, kept)
  })
}

/** @returns whether the wave is anonymous at this moment */
export async function holdOpen(trx: Trx, { id }: Pick<SurveyWave, 'id'>) {
  await surveyWaveWorkflow.hold(trx, id, ['open'], 'answer')
  const row = await trx.from('survey_waves').where({ id }).select('is_anonymous').firstOrFail()
  return Boolean(row.is_anonymous)
}
