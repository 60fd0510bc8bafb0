import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.evaluationResults

/** 评估结果: of a cycle and of a point, what is judged beside the indicators, deliberation, appeals. */
router
  .group(() => {
    const cycle = 'evaluation-cycles/:evaluation_cycle_id'
    listRoutes(`${cycle}/results`, [c.EvaluationResults, 'index'])
    router.get(`${cycle}/results`, [c.EvaluationResults, 'index']).as('evaluation_results.index')
    router.get(`${cycle}/summary.xlsx`, [c.EvaluationResults, 'summary']).as('evaluation_results.summary')
    router.get(`${cycle}/self-sheets.xlsx`, [c.EvaluationResults, 'selfSheets']).as('evaluation_results.self_sheets')
    router.get(`${cycle}/decision/create`, [c.EvaluationDecisions, 'create']).as('evaluation_decisions.create')
    router.post(`${cycle}/decision`, [c.EvaluationDecisions, 'store']).as('evaluation_decisions.store')

    const point = 'point-evaluations/:point_evaluation_id'
    router.get(`${point}/result`, [c.PointResults, 'show']).as('point_results.show')
    router.get(`${point}/self-sheet.xlsx`, [c.PointResults, 'sheet']).as('point_results.sheet')
    router.post(`${point}/extras`, [c.EvaluationExtras, 'store']).as('evaluation_extras.store')
    router
      .post('evaluation-extras/:evaluation_extra_id/steps', [c.EvaluationExtras, 'step'])
      .as('evaluation_extras.step')
    router.get(`${point}/appeals/create`, [c.EvaluationAppeals, 'create']).as('point_appeals.create')
    router.post(`${point}/appeals`, [c.EvaluationAppeals, 'store']).as('point_appeals.store')

    listRoutes('evaluation-appeals', [c.EvaluationAppeals, 'index'])
    router.resource('evaluation-appeals', c.EvaluationAppeals).only(['index', 'show'])
    router
      .put('evaluation-appeals/:evaluation_appeal_id/finding', [c.EvaluationAppeals, 'update'])
      .as('evaluation_appeals.finding')
    router
      .post('evaluation-appeals/:evaluation_appeal_id/steps', [c.EvaluationAppeals, 'step'])
      .as('evaluation_appeals.step')
  })
  .use(middleware.auth())

/** 公示 and 公布, without sign-in. */
router
  .group(() => {
    router.get('evaluation-notices/:id/list.xlsx', [c.EvaluationNotices, 'download']).as('evaluation_notices.download')
    router.resource('evaluation-notices', c.EvaluationNotices).only(['index', 'show'])
  })
  .use(middleware.reader())
