import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { orderCalculation } from './calculate_wave.js'
import { recount } from './recount.js'
import { renderResult, resultOf } from './result_page.js'
import ResultPolicy from './result_policy.js'
import { calculationValidator } from './result_validators.js'
import { visibleWave } from './result_waves.js'

/** 计算, 复算 */
export default class SurveyCalculationsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(ResultPolicy).authorize('calculate')
    showAgain(ctx, () => renderResult(ctx, wave))
    const { levelMap } = await request.validateUsing(calculationValidator)
    await orderCalculation(wave, personOf(ctx), levelMap)
    session.flash('success', i18n.t('survey_results.ordered'))
    return response.redirect(`/survey-results/${wave.id}`)
  }

  /** Counts anew and says whether it is the same; nothing is changed. */
  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(ResultPolicy).authorize('calculate')
    const result = await resultOf(wave)
    if (result?.state === 'calculated') {
      const { isSame } = await recount(result)
      session.flash(isSame ? 'success' : 'error', i18n.t(`survey_results.recount.${isSame ? 'same' : 'differs'}`))
    }
    return response.redirect(`/survey-results/${wave.id}`)
  }
}
