import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import SurveyInvitation, { invitationStates } from './survey_invitation.js'
import { shownAddress, surveyRecipientList } from './survey_recipient_list.js'
import { visibleWave } from './survey_wave_page.js'
import SurveyWavePolicy from './survey_wave_policy.js'
import { countsOfWaves } from './wave_progress.js'

/** 收件人: who is asked in one wave, and what became of the letters. */
export default class SurveyRecipientsController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const wave = await visibleWave(ctx)
    const whole = await bouncer.with(SurveyWavePolicy).allows('seeAddresses')
    const asked = SurveyInvitation.query().where('waveId', wave.id).preload('designation')
    const title = i18n.t('surveys.recipients_of', { number: wave.number })
    return answerList(ctx, asked, surveyRecipientList(i18n, whole), title, async (list) =>
      view.render('pages/surveys/recipients', {
        ...{ wave, list, whole, title, states: invitationStates },
        counts: (await countsOfWaves([wave.id]))(wave.id),
        addressOf: (row: SurveyInvitation) => shownAddress(row, whole),
        conducts: await bouncer.with(SurveyWavePolicy).allows('conduct'),
      })
    )
  }
}
