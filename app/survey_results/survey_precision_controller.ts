import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/survey_results'
import { precisionOf } from './precision.js'
import ResultPolicy from './result_policy.js'
import { visibleWave } from './result_waves.js'
import { shown } from './result_words.js'

/** 样本精度 */
export default class SurveyPrecisionController {
  async show(ctx: HttpContext) {
    const wave = await visibleWave(ctx)
    await ctx.bouncer.with(ResultPolicy).authorize('lookInside')
    return ctx.view.render('pages/survey_results/precision', {
      ...{ wave, shown, rule: config },
      precision: await precisionOf(wave),
    })
  }
}
