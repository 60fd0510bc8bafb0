import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { showAgain } from '#app/core/form_page'
import { answersOf } from '#app/core/form_answers'
import Attachment from '#app/attachments/attachment'
import Submission from '#app/workflow/submission'
import { actorOf } from '#app/users/actor'
import ExpertReview from './expert_review.js'
import ExpertReviewPolicy from './expert_review_policy.js'
import { submitReview } from './expert_panel.js'
import PointApplication from './point_application.js'
import { pointApplicationForm } from './point_application_form.js'
import type { RubricItem } from './point_batch.js'

/** Scoring: an expert's own tasks, and the score sheet of one. */
export default class ExpertReviewsController {
  async index({ auth, view }: HttpContext) {
    const user = auth.getUserOrFail()
    const reviews = await ExpertReview.query().where('expertId', user.id).orderBy('id', 'desc').limit(200)
    const applications = await PointApplication.query()
      .whereIn('id', reviews.map((review) => review.applicationId))
      .preload('batch')
    const byId = new Map(applications.map((application) => [application.id, application]))

    return view.render('pages/service_points/expert_reviews/index', {
      tasks: reviews.map((review) => ({ review, application: byId.get(review.applicationId)! })),
    })
  }

  async edit(ctx: HttpContext) {
    const { auth, bouncer, params, view, i18n } = ctx
    const { application, review } = await ownSeat(auth.getUserOrFail().id, params.application_id)
    await bouncer.with(ExpertReviewPolicy).authorize('write', review)

    const submission = await Submission.newestOf('point_application', application.id)
    const others = review.isChair ? await application.related('reviews').query().preload('expert').orderBy('id') : []
    return view.render('pages/service_points/expert_reviews/edit', {
      application,
      review,
      others,
      sections: submission ? answersOf(pointApplicationForm, submission.answers, i18n) : [],
      files: await Attachment.query()
        .where({ subjectType: 'point_application', subjectId: application.id })
        .whereNull('removedAt')
        .orderBy('id'),
    })
  }

  async update(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const { application, review } = await ownSeat(auth.getUserOrFail().id, params.application_id)
    await bouncer.with(ExpertReviewPolicy).authorize('write', review)

    showAgain(ctx, () => this.edit(ctx))
    const scored = await request.validateUsing(scoreValidator(application.batch.rubric))
    await submitReview(review, application, actorOf(ctx), scored as { scores: Record<string, number>; comment: string })
    session.flash('success', i18n.t('expert_reviews.saved'))
    return response.redirect().toRoute('expert_reviews.edit', { application_id: application.id })
  }
}

/** An expert who stepped aside no longer sees the application. */
export async function ownSeat(expertId: number, applicationId: number) {
  const review = await ExpertReview.query()
    .where({ expertId, applicationId })
    .whereNot('state', 'recused')
    .firstOrFail()
  const application = await PointApplication.query().where('id', applicationId).preload('batch').firstOrFail()
  return { review, application }
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
