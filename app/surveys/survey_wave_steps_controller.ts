import { DateTime } from 'luxon'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { proposeWave } from './draft_wave.js'
import { extendWave, takeWaveStep, waveSteps } from './move_wave.js'
import type SurveyWave from './survey_wave.js'
import { renderWave, visibleWave } from './survey_wave_page.js'
import SurveyWavePolicy, { isForHead } from './survey_wave_policy.js'

const reason = () => vine.string().trim().minLength(2).maxLength(300)

const stepValidator = vine.create({
  step: vine.enum(['propose', 'extend', ...waveSteps]),
  version: vine.number(),
  opinion: reason().optional().requiredWhen('step', '=', 'cancel'),
  until: vine
    .date({ formats: ['YYYY-MM-DD'] })
    .optional()
    .requiredWhen('step', '=', 'extend'),
  why: reason().optional().requiredWhen('step', 'in', ['extend', 'giveBack']),
})

/** 送批, 批准, 退回修改, 启动, 延长, 结束, 取消 */
export default class SurveyWaveStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    const policy = bouncer.with(SurveyWavePolicy)
    showAgain(ctx, () => renderWave(ctx, wave))
    await policy.authorize(isForHead(request.input('step'), wave) ? 'approve' : 'conduct')
    const { step, version, opinion, until, why } = await request.validateUsing(stepValidator)
    if (step === 'propose') await proposeWave(wave, personOf(ctx), version)
    else if (step === 'extend') {
      const closesOn = laterDay(ctx, wave, until!)
      await extendWave(wave, personOf(ctx), { closesOn, opinion: why!, version })
    } else {
      const name = isForHead(step, wave) ? auth.getUserOrFail().inName('division_head') : null
      await takeWaveStep(step, wave, personOf(ctx, name), { version, opinion: step === 'giveBack' ? why : opinion })
    }
    session.flash('success', i18n.t(`surveys.step_done.${step}`))
    return response.redirect(`/surveys/${wave.id}`)
  }
}

/** @throws E_VALIDATION_ERROR when it is not later than the last day there is */
function laterDay({ i18n }: HttpContext, { lastDay }: SurveyWave, until: Date) {
  const day = DateTime.fromJSDate(until).toISODate()!
  if (day <= lastDay || day < beijingDay()) throw invalid('until', i18n.t('surveys.not_longer'))
  return day
}
