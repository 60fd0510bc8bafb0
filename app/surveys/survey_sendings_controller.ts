import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { moveSending, sendingActs, type SendingAct } from './survey_sending.js'
import { renderProgress, visibleWave } from './survey_wave_page.js'
import SurveyWavePolicy from './survey_wave_policy.js'

const actValidator = vine.create({ act: vine.enum(Object.keys(sendingActs) as SendingAct[]) })

/** 发送进度: how far the letters are; beginning, pausing, going on, ending. */
export default class SurveySendingsController {
  async show(ctx: HttpContext) {
    return renderProgress(ctx, await visibleWave(ctx))
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(SurveyWavePolicy).authorize('conduct')
    showAgain(ctx, () => renderProgress(ctx, wave))
    const { act } = await request.validateUsing(actValidator)
    await moveSending(act, wave, personOf(ctx))
    session.flash('success', i18n.t(`surveys.sending_done.${act}`))
    return response.redirect(`/surveys/${wave.id}/sending`)
  }
}
