import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.selfAssessments

/** 参评网点: self-assessment with evidence, and its formal check. */
router
  .group(() => {
    listRoutes('point-evaluations', [c.PointEvaluations, 'index'])
    router.post('point-evaluations/bulk-choices', [c.SelfChoices, 'store']).as('point_evaluations.bulk_choices.store')
    router.resource('point-evaluations', c.PointEvaluations).only(['index', 'show']).as('point_evaluations')
    router
      .resource('point-evaluations.indicators', c.SelfIndicators)
      .only(['edit', 'update'])
      .as('point_evaluations.indicators')
    router
      .resource('point-evaluations.submissions', c.SelfSubmissions)
      .only(['create', 'store', 'show'])
      .as('point_evaluations.submissions')
    router.get('point-evaluations/:point_evaluation_id/check', [c.SelfChecks, 'create']).as('point_evaluations.check')
    router
      .post('point-evaluations/:point_evaluation_id/check', [c.SelfChecks, 'store'])
      .as('point_evaluations.check.store')
    router
      .get('point-evaluations/:point_evaluation_id/evidence.zip', [c.SelfEvidence, 'index'])
      .as('point_evaluations.evidence.archive')
    router
      .get('point-evaluations/:point_evaluation_id/evidence/:id', [c.SelfEvidence, 'show'])
      .as('point_evaluations.evidence.show')
  })
  .use(middleware.auth())
