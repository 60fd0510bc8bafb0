import type { HttpContext } from '@adonisjs/core/http'
import SurveyWave from '#app/surveys/survey_wave'
import type { SurveyWaveState } from '#app/surveys/survey_wave_workflow'
import type User from '#app/users/user'

/** From the first answer on. */
const INSIDE: SurveyWaveState[] = ['open', 'closed', 'cleaned', 'calculated', 'reviewed', 'published', 'archived']
const PUBLISHED: SurveyWaveState[] = ['published', 'archived']

/** The waves whose results somebody may look at: outside the bureau those that are published. */
export function wavesWithResults(user: User | null) {
  return SurveyWave.query().whereIn('survey_waves.state', user?.isBureau ? INSIDE : PUBLISHED)
}

export function visibleWave({ auth, params }: HttpContext, id: unknown = params.wave_id ?? params.id) {
  return wavesWithResults(auth.getUserOrFail())
    .where('id', Number(id) || 0)
    .preload('questionVersion')
    .firstOrFail()
}
