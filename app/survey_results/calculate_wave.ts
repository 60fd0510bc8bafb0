import { inTransaction } from '#app/core/dialect'
import SurveyWave from '#app/surveys/survey_wave'
import type { SurveyWaveState } from '#app/surveys/survey_wave_workflow'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { enqueue } from '#jobs/queue'
import { askedIn } from './asked.js'
import { calculate } from './calculation.js'
import { keepResult, textsIn, type Text } from './keep_result.js'
import type { LevelMap } from './levels.js'
import SurveyResult from './survey_result.js'
import { pointsOf, readAnswers, returnsByPoint, totalOf } from './wave_answers.js'

const CLEANED: SurveyWaveState[] = ['cleaned']

/**
 * 计算: ordered by a person, done by a job, because a wave can have a hundred thousand answers.
 *
 * @throws StepNotAllowed when the wave is not cleaned, or is being calculated already
 */
export function orderCalculation(wave: SurveyWave, by: Actor & { id: number }, levelMap: LevelMap) {
  return inTransaction(async (trx) => {
    await surveyWaveWorkflow.hold(trx, wave.id, CLEANED, 'calculate')
    const last = await SurveyResult.query({ client: trx }).where('waveId', wave.id).orderBy('round', 'desc').first()
    if (last?.state === 'ordered') throw new StepNotAllowed('calculate', 'calculation_running')
    const result = await SurveyResult.create(
      {
        ...{ waveId: wave.id, levelMap, state: 'ordered', orderedById: by.id },
        round: (last?.round ?? 0) + 1,
        questionVersionId: wave.questionVersionId,
        answersTotal: totalOf((await returnsByPoint(wave.id, trx)).values()).valid,
      },
      { client: trx }
    )
    await surveyWaveWorkflow.tell(trx, 'survey_wave.calculation_ordered', wave.id, by, { map: levelMap })
    await enqueue(trx, 'survey_results/calculate', { resultId: result.id })
    return result
  })
}

/** May be killed and started again at any moment: nothing is written but the progress until all of it is. */
export async function calculateResult(resultId: number) {
  const result = await SurveyResult.query().where('id', resultId).preload('questionVersion').firstOrFail()
  if (result.state !== 'ordered') return
  const wave = await SurveyWave.findOrFail(result.waveId)
  const asked = askedIn(result.questionVersion.content)
  const texts: Text[] = []
  const { readings, hash } = await readAnswers(wave.id, asked, async (answers, read) => {
    texts.push(...answers.flatMap((answer) => textsIn(answer, asked)))
    await SurveyResult.query().where('id', resultId).update({ answersRead: read })
  })
  const points = await pointsOf(wave)
  const calculation = calculate(readings, asked, result.levelMap, [...points.values()])
  await inTransaction((trx) => keepResult(trx, wave, result, { calculation, hash, points, texts })).catch(
    async (error) => {
      if (!(error instanceof StepNotAllowed)) throw error
      await SurveyResult.query().where({ id: resultId, state: 'ordered' }).update({ state: 'failed' })
    }
  )
}
