import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.evaluationScoring

router
  .group(() => {
    /** By the id of a panel, as its experts' assignment knows it. */
    router.get('evaluation-panels/:id', [c.EvaluationPanels, 'find']).as('evaluation_panels.find')
    listRoutes('evaluation-cycles/:cycle_id/panel', [c.EvaluationPanels, 'show'])
    router.get('evaluation-cycles/:cycle_id/panel', [c.EvaluationPanels, 'show']).as('evaluation_panels.show')
    router.post('evaluation-cycles/:cycle_id/panel', [c.EvaluationPanels, 'store']).as('evaluation_panels.store')
    router
      .group(() => {
        router.post('steps', [c.EvaluationPanels, 'step']).as('evaluation_panels.step')
        router.post('experts/:id/reminders', [c.EvaluationPanels, 'nudge']).as('evaluation_panels.nudge')
        router.post('experts/:id/substitutions', [c.EvaluationPanels, 'release']).as('evaluation_panels.release')
        router.get('statistics', [c.PanelStatistics, 'show']).as('evaluation_panels.statistics')
        router.get('sheets.zip', [c.PanelPoints, 'sheets']).as('evaluation_panels.sheets')
        router.get('sheets.xlsx', [c.PanelPoints, 'table']).as('evaluation_panels.table')
        router.get('points/:point_id', [c.PanelPoints, 'show']).as('evaluation_panels.point')
        router.post('points/:point_id/seats/:id/reopenings', [c.PanelPoints, 'reopen']).as('evaluation_panels.reopen')
        router.get('points/:point_id/seats/:id/sheet.xlsx', [c.PanelPoints, 'sheet']).as('evaluation_panels.sheet')
      })
      .prefix('evaluation-cycles/:cycle_id/panel')

    listRoutes('evaluation-sheets', [c.EvaluationSheets, 'index'])
    router.get('evaluation-sheets', [c.EvaluationSheets, 'index']).as('evaluation_sheets.index')
    router
      .group(() => {
        router.get('/', [c.EvaluationSheets, 'show']).as('evaluation_sheets.show')
        router.put('draft', [c.EvaluationSheets, 'draft']).as('evaluation_sheets.draft')
        router.post('acceptances', [c.EvaluationSheets, 'acceptRest']).as('evaluation_sheets.accept_rest')
        router.post('submissions', [c.EvaluationSheets, 'submit']).as('evaluation_sheets.submit')
        router.post('recusals', [c.EvaluationSheets, 'recuse']).as('evaluation_sheets.recuse')
        router.get('sheet.xlsx', [c.EvaluationSheets, 'sheet']).as('evaluation_sheets.sheet')
        router.get('evidence/:id', [c.EvaluationSheets, 'evidence']).as('evaluation_sheets.evidence')
      })
      .prefix('evaluation-sheets/:token')
  })
  .use(middleware.auth())
