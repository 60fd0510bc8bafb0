import type { HttpContext } from '@adonisjs/core/http'
import { answersOf } from '#app/core/form_answers'
import { withMasks } from '#app/personal_data/contacts'
import Submission from '#app/workflow/submission'
import { filesIn } from './application_draft.js'
import ExpertReview from './expert_review.js'
import ExpertReviewPolicy from './expert_review_policy.js'
import PointApplication from './point_application.js'
import { pointApplicationForm } from './point_application_form.js'

/** The score sheet of one expert, beside what was handed in; the chair also sees what the others wrote. */
export async function renderScoreSheet(ctx: HttpContext) {
  const { auth, bouncer, params, view, i18n } = ctx
  const { application, review } = await ownSeat(auth.getUserOrFail().id, params.application_id)
  await bouncer.with(ExpertReviewPolicy).authorize('write', review)

  const submission = await Submission.newestOf('point_application', application.id)
  return view.render('pages/service_points/expert_reviews/edit', {
    application,
    review,
    others: review.isChair ? await application.related('reviews').query().preload('expert').orderBy('id') : [],
    sections: submission ? withMasks(ctx, answersOf(pointApplicationForm, submission.answers, i18n)) : [],
    files: filesIn(submission?.answers.files),
  })
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
