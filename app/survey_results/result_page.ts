import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import Approval from '#app/workflow/approval'
import { levelMaps } from './levels.js'
import ResultPolicy from './result_policy.js'
import { resultView } from './result_view.js'
import { resultSteps, type ResultStep } from './result_workflow.js'
import SurveyResult from './survey_result.js'

/** The newest calculation of a wave with what it needs to be shown. */
export async function resultOf(wave: SurveyWave) {
  const result = await SurveyResult.newestOf(wave.id)
  result?.$setRelated('wave', wave)
  result?.$setRelated('questionVersion', wave.questionVersion)
  return result
}

export async function renderResult(ctx: HttpContext, wave: SurveyWave) {
  const { auth, bouncer, view, i18n } = ctx
  const user = auth.getUserOrFail()
  const result = await resultOf(wave)
  const can = bouncer.with(ResultPolicy)
  const offers = async (step: ResultStep) => surveyWaveWorkflow.allows(step, wave) && (await can.allows('take', step))
  const offered: ResultStep[] = []
  for (const step of resultSteps) if (await offers(step)) offered.push(step)
  const isThere = result?.state === 'calculated'
  return view.render('pages/survey_results/show', {
    ...{ wave, result, offered, levelMaps },
    shown: isThere ? await resultView(result, user, i18n) : null,
    ruling: isThere ? await rulingOn(result) : null,
    mayCalculate: (await can.allows('calculate')) && surveyWaveWorkflow.allows('calculate', wave),
    mayRecount: await can.allows('calculate'),
    mayLookInside: await can.allows('lookInside'),
    timeline: user.isBureau ? await timelineOf('survey_wave', wave.id, i18n) : [],
  })
}

/** The leader's word about exactly these figures. */
function rulingOn({ waveId, contentHash }: SurveyResult) {
  return Approval.query()
    .where({ subjectType: 'survey_wave', subjectId: waveId, step: 'review', contentHash })
    .orderBy('id', 'desc')
    .first()
}
