import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import ExpertReviewPolicy from './expert_review_policy.js'
import { ownSeat, renderScoreSheet } from './expert_review_page.js'
import { recusalValidator } from './approval_validators.js'
import { recuse } from './expert_panel.js'

export default class RecusalsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const { application, review } = await ownSeat(auth.getUserOrFail().id, params.application_id)
    await bouncer.with(ExpertReviewPolicy).authorize('write', review)

    showAgain(ctx, () => renderScoreSheet(ctx))
    const { reason } = await request.validateUsing(recusalValidator)
    await recuse(review, application, actorOf(ctx), reason)
    session.flash('success', i18n.t('expert_reviews.recused'))
    return response.redirect().toRoute('expert_reviews.index')
  }
}
