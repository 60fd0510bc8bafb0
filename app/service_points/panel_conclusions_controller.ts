import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import ExpertReviewPolicy from './expert_review_policy.js'
import { ownSeat, renderScoreSheet } from './expert_review_page.js'
import { conclusionValidator } from './approval_validators.js'
import { concludePanel } from './expert_panel.js'

export default class PanelConclusionsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const { application, review } = await ownSeat(auth.getUserOrFail().id, params.application_id)
    await bouncer.with(ExpertReviewPolicy).authorize('conclude', review)

    showAgain(ctx, () => renderScoreSheet(ctx))
    const ruling = await request.validateUsing(conclusionValidator)
    await concludePanel(application, actorOf(ctx), ruling)
    session.flash('success', i18n.t('expert_reviews.concluded'))
    return response.redirect().toRoute('expert_reviews.index')
  }
}
