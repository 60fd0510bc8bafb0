import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import type SurveyWave from '#app/surveys/survey_wave'

/** What the page of a wave shows of its answers: how many there are, and where they are cleaned. */
export const answersPanel = {
  template: 'components/survey_answers/panel',
  async load({ id }: SurveyWave, { auth }: HttpContext) {
    if (!auth.getUserOrFail().isBureau) return null
    const [{ released }] = await db.from('survey_answers').where({ wave_id: id }).count('* as released')
    const [{ waiting }] = await db.from('survey_pool').where({ wave_id: id }).count('* as waiting')
    return { released: Number(released), waiting: Number(waiting) }
  },
}
