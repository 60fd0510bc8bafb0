import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { uploadThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.evaluationWorkbooks

/** 计分工作簿, and the sheets that experts and points fill in off line. */
router
  .group(() => {
    const ofCycle = 'evaluation-cycles/:evaluation_cycle_id/workbooks'
    router.get(ofCycle, [c.CycleWorkbooks, 'index']).as('evaluation_workbooks.index')
    listRoutes(ofCycle, [c.CycleWorkbooks, 'index'])
    router.get(`${ofCycle}/cycle.xlsx`, [c.CycleWorkbooks, 'download']).as('evaluation_workbooks.download')

    const ofPoint = 'point-evaluations/:point_evaluation_id'
    router.get(`${ofPoint}/workbook.xlsx`, [c.PointWorkbooks, 'show']).as('evaluation_workbooks.point')
    router.get(`${ofPoint}/workbook`, [c.SelfWorkbooks, 'show']).as('evaluation_workbooks.self')
    router.get(`${ofPoint}/workbook/sheet.xlsx`, [c.SelfWorkbooks, 'sheet']).as('evaluation_workbooks.self_sheet')
    router
      .post(`${ofPoint}/workbook`, [c.SelfWorkbooks, 'store'])
      .as('evaluation_workbooks.self_store')
      .use(uploadThrottle)

    const ofSeat = 'evaluation-sheets/:token/workbook'
    router.get(ofSeat, [c.ScoreWorkbooks, 'show']).as('evaluation_workbooks.score')
    router.get(`${ofSeat}/sheet.xlsx`, [c.ScoreWorkbooks, 'sheet']).as('evaluation_workbooks.score_sheet')
    router.get(`${ofSeat}/all.xlsx`, [c.ScoreWorkbooks, 'all']).as('evaluation_workbooks.score_sheets')
    router.post(ofSeat, [c.ScoreWorkbooks, 'store']).as('evaluation_workbooks.score_store').use(uploadThrottle)

    router.resource('score-uploads', c.ScoreUploads).only(['show', 'update', 'destroy'])
  })
  .use(middleware.auth())
