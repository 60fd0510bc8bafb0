import { inTransaction, sqlTime } from '#app/core/dialect'
import QuestionVersion from '#app/questions/question_version'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { forgetNamesInPool } from './pool.js'

/**
 * 转为匿名: who answered what is forgotten at once, and nothing brings it back.
 *
 * @throws StepNotAllowed when the wave is anonymous already, or was changed since it was seen
 */
export async function turnAnonymous(wave: SurveyWave, by: Actor, version: number) {
  await inTransaction(async (trx) => {
    const turned = await trx
      .from('survey_waves')
      .where({ id: wave.id, is_anonymous: false, version })
      .update({ is_anonymous: true, version: version + 1, updated_at: sqlTime() })
    if (Number(turned) === 0)
      throw await StepNotAllowed.because(trx, surveyWaveWorkflow.subject, surveyWaveWorkflow.table, wave.id, 'edit')
    const { content } = await QuestionVersion.findOrFail(wave.questionVersionId, { client: trx })
    await forgetNamesInPool(trx, wave.id, content)
    await trx
      .from('survey_named_answers')
      .whereIn('answer_id', (answers) => void answers.from('survey_answers').where({ wave_id: wave.id }).select('id'))
      .delete()
    await surveyWaveWorkflow.tell(trx, 'survey_wave.turned_anonymous', wave.id, by)
  })
  await wave.refresh()
}
