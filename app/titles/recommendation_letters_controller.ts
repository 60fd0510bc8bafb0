import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { contentDisposition } from '#app/core/content_disposition'
import { DOCX } from '#app/core/document'
import { recommendationLetter } from './recommendation_letter.js'
import { visibleRecommendation } from './recommendation_page.js'
import RecommendationPolicy from './recommendation_policy.js'

/** 推荐函 as a Word file. */
export default class RecommendationLettersController {
  async show(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    const recommendation = await visibleRecommendation(ctx)
    await bouncer.with(RecommendationPolicy).authorize('takeLetter')
    if (!recommendation.hasLetter) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    response.header('Content-Type', DOCX)
    response.header('Content-Disposition', contentDisposition('attachment', `推荐函-${recommendation.orgName}.docx`))
    return response.send(await recommendationLetter(recommendation))
  }
}
