import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import Recommendation from './recommendation.js'
import { recommendationList } from './recommendation_list.js'
import RecommendationPolicy from './recommendation_policy.js'
import { recommendationRows, recommendationSheet } from './recommendation_sheet.js'

/** 推荐汇总表 */
export default class RecommendationExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(RecommendationPolicy).authorize('export')
    const seen = Recommendation.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('designation')
      .preload('organization')
    const chunks = inChunks(wholeListOf(seen, request, recommendationList(i18n)))
    const rows = recommendationRows(chunks)
    return answerWorkbook(ctx, { action: 'recommendation.exported', sheet: recommendationSheet(i18n), rows })
  }
}
