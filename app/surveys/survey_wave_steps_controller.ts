import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { proposeWave } from './draft_wave.js'
import { takeWaveStep, waveSteps } from './move_wave.js'
import { renderWave, visibleWave } from './survey_wave_page.js'
import SurveyWavePolicy from './survey_wave_policy.js'
import { showAgain } from '#app/core/form_page'

const reason = () => vine.string().trim().minLength(2).maxLength(300)

const stepValidator = vine.create({
  step: vine.enum(['propose', ...waveSteps]),
  version: vine.number(),
  opinion: reason().optional().requiredWhen('step', '=', 'cancel'),
})

/** 送批, 批准, 启动, 结束, 取消 */
export default class SurveyWaveStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    const policy = bouncer.with(SurveyWavePolicy)
    showAgain(ctx, () => renderWave(ctx, wave))
    await policy.authorize(request.input('step') === 'approve' ? 'approve' : 'conduct')
    const { step, version, opinion } = await request.validateUsing(stepValidator)
    if (step === 'propose') await proposeWave(wave, personOf(ctx), version)
    else {
      const name = step === 'approve' ? auth.getUserOrFail().inName('division_head') : null
      await takeWaveStep(step, wave, personOf(ctx, name), { version, opinion })
    }
    session.flash('success', i18n.t(`surveys.step_done.${step}`))
    return response.redirect(`/surveys/${wave.id}`)
  }
}
