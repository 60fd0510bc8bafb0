import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { registerSpentByAct } from '#app/core/middleware/idempotency_middleware'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.servicePoints

/** What officials and experts do with an application. */
router
  .group(() => {
    router
      .get('applications/:application_id/corrections/draft/edit', [c.CorrectionDrafts, 'edit'])
      .as('corrections.draft.edit')
    router
      .put('applications/:application_id/corrections/draft', [c.CorrectionDrafts, 'update'])
      .as('corrections.draft.update')
    router
      .get('applications/:application_id/corrections/:id.docx', [c.CorrectionOrders, 'download'])
      .as('corrections.download')
    router.resource('applications.corrections', c.CorrectionOrders).only(['store', 'show'])
    router.resource('applications.correction-proposals', c.CorrectionProposals).only(['store'])
    router.resource('applications.extensions', c.DeadlineExtensions).only(['store'])
    router.resource('applications.involvements', c.Involvements).only(['store', 'update', 'destroy'])
    router.resource('applications.take-backs', c.TakeBacks).only(['store'])
    router.resource('applications.nudges', c.Nudges).only(['store'])
    router.resource('applications.approvals', c.Approvals).only(['store'])
    router.resource('applications.assignments', c.Assignments).only(['store'])
    router.resource('applications.seats', c.PanelSeats).only(['store', 'destroy'])
    router.resource('applications.findings', c.ObjectionFindings).only(['update'])

    router.get('expert-reviews', [c.ExpertReviews, 'index']).as('expert_reviews.index')
    listRoutes('expert-reviews', [c.ExpertReviews, 'index'])
    router.get('expert-reviews/:application_id/edit', [c.ExpertReviews, 'edit']).as('expert_reviews.edit')
    router.put('expert-reviews/:application_id', [c.ExpertReviews, 'update']).as('expert_reviews.update')
    router.post('expert-reviews/:application_id/recusals', [c.Recusals, 'store']).as('expert_reviews.recusals.store')
    router
      .post('expert-reviews/:application_id/conclusions', [c.PanelConclusions, 'store'])
      .as('expert_reviews.conclusions.store')
  })
  .use(middleware.auth())

registerSpentByAct('applications.approvals.store')
