import type { HttpContext } from '@adonisjs/core/http'
import type SurveyWave from '#app/surveys/survey_wave'

/** What the page of a wave shows of its result: where it is watched, calculated and published. */
export const resultsPanel = {
  template: 'components/survey_results/panel',
  async load({ state }: SurveyWave, { auth }: HttpContext) {
    if (!auth.getUserOrFail().isBureau || ['draft', 'approved', 'cancelled'].includes(state)) return null
    return { isRunning: state === 'open' }
  },
}
