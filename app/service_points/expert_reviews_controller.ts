import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import ExpertReview from './expert_review.js'
import { expertReviewList, reviewStates } from './expert_review_list.js'
import { ownSeat, renderScoreSheet } from './expert_review_page.js'
import ExpertReviewPolicy from './expert_review_policy.js'
import { submitReview } from './expert_panel.js'
import type { RubricItem } from './point_batch.js'

/** Scoring: an expert's own tasks, and the score sheet of one. */
export default class ExpertReviewsController {
  async index(ctx: HttpContext) {
    const { auth, view, i18n } = ctx
    const own = ExpertReview.query()
      .where('expertId', auth.getUserOrFail().id)
      .preload('application', (applications) => void applications.preload('batch'))
    return answerList(ctx, own, expertReviewList(i18n), i18n.t('expert_reviews.caption'), (list) =>
      view.render('pages/service_points/expert_reviews/index', { list, reviewStates })
    )
  }

  async edit(ctx: HttpContext) {
    return renderScoreSheet(ctx)
  }

  async update(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const { application, review } = await ownSeat(auth.getUserOrFail().id, params.application_id)
    await bouncer.with(ExpertReviewPolicy).authorize('write', review)

    showAgain(ctx, () => renderScoreSheet(ctx))
    const scored = await request.validateUsing(scoreValidator(application.batch.rubric))
    await submitReview(review, application, actorOf(ctx), scored as { scores: Record<string, number>; comment: string })
    session.flash('success', i18n.t('expert_reviews.saved'))
    return response.redirect().toRoute('expert_reviews.edit', { application_id: application.id })
  }
}

/** Each item from 0 to its points, in steps of a tenth. */
function scoreValidator(rubric: RubricItem[]) {
  const items = rubric.map((item) => [item.key, vine.number().min(0).max(item.points).decimal([0, 1])])
  return vine.create(
    vine.object({
      scores: vine.object(Object.fromEntries(items)),
      comment: vine.string().trim().minLength(10).maxLength(1000),
    })
  )
}
