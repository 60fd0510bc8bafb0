import { cityOf, type PublishedWave } from '#app/survey_results/published_wave'
import SurveyWave from '#app/surveys/survey_wave'
import type { WhyMissing } from './fact.js'

/** Why the report says nothing of the survey; null when it can. */
export async function whyNoSurvey(year: number, wave: PublishedWave | null): Promise<WhyMissing | null> {
  if (wave) return cityOf(wave) ? null : 'too_few'
  const asked = await SurveyWave.query()
    .where('year', year)
    .whereNotIn('state', ['draft', 'approved', 'cancelled'])
    .first()
  return asked ? 'not_published' : 'not_recorded'
}
