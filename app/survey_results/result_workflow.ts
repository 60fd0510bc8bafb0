import { inTransaction, type Trx } from '#app/core/dialect'
import { beijingDay } from '#app/core/beijing_day'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import SurveyResult from './survey_result.js'

export const resultSteps = ['review', 'return', 'publish', 'archive'] as const
export type ResultStep = (typeof resultSteps)[number]

type Words = { opinion?: string | null; version?: number }

/** 审核通过, 退回: the leader's word is bound to the figures that it is about. */
export function ruleOnResult(step: 'review' | 'return', wave: SurveyWave, by: Actor, { opinion, version }: Words) {
  return take(step, wave, by, { opinion, version }, (trx, { round, contentHash }) =>
    decide(trx, by, {
      subject: { type: 'survey_wave', id: wave.id, round },
      ...{ step: 'review', decision: step, opinion, contentHash },
    })
  )
}

/** 发布: from now on the public sees what it may see. */
export function publishResult(wave: SurveyWave, by: Actor, version?: number) {
  return take('publish', wave, by, { version }, async (trx, { id }) => {
    await trx.from('survey_results').where({ id }).update({ published_on: beijingDay() })
  })
}

export function archiveResult(wave: SurveyWave, by: Actor, version?: number) {
  return take('archive', wave, by, { version })
}

function take(
  step: ResultStep,
  wave: SurveyWave,
  by: Actor,
  { opinion, version }: Words,
  also: (trx: Trx, result: SurveyResult) => Promise<void> = async () => {}
) {
  return inTransaction(async (trx) => {
    const result = await SurveyResult.query({ client: trx })
      .where('waveId', wave.id)
      .orderBy('round', 'desc')
      .firstOrFail()
    await surveyWaveWorkflow.takeIn(trx, step, wave, {
      ...{ by, version },
      details: { opinion, round: result.round, content_hash: result.contentHash },
      also: () => also(trx, result),
    })
  })
}
