import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { remind } from './survey_reminders.js'
import { visibleWave } from './survey_wave_page.js'
import SurveyWavePolicy from './survey_wave_policy.js'

/** 催填: a letter more to those who have not answered. */
export default class SurveyRemindersController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(SurveyWavePolicy).authorize('conduct')
    const count = await remind(wave, personOf(ctx))
    session.flash('success', i18n.t('surveys.reminded', { count }))
    return response.redirect(`/surveys/${wave.id}/sending`)
  }
}
