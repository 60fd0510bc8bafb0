import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { citiesSeenBy, resultList } from './result_list.js'
import { renderResult } from './result_page.js'
import ResultPolicy from './result_policy.js'
import { visibleWave, wavesWithResults } from './result_waves.js'

/** 满意度结果 */
export default class SurveyResultsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ResultPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const cities = await citiesSeenBy(user)
    return answerList(
      ctx,
      wavesWithResults(user),
      resultList(i18n, cities),
      i18n.t('survey_results.title'),
      async (list) => view.render('pages/survey_results/index', { list, cities })
    )
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(ResultPolicy).authorize('list')
    return renderResult(ctx, await visibleWave(ctx))
  }
}
