import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.evaluationFigures

/** 评价数据: figures of a point and a year, their rows, other values, freezes, the yearly sheet. */
router
  .group(() => {
    router.get('/', [c.EvaluationFigures, 'index']).as('index')
    router.get('export.xlsx', [c.EvaluationFigures, 'export']).as('export')
    router.get('report.xlsx', [c.FigureReports, 'index']).as('report')
    router.get('freezes', [c.FigureFreezes, 'index']).as('freezes.index')
    router.post('freezes', [c.FigureFreezes, 'store']).as('freezes.store')
    router.post('freezes/:freeze_id/lift', [c.FigureFreezes, 'lift']).as('freezes.lift')
    router.get('points/:point_id', [c.PointFigures, 'show']).as('points.show')
    router.put('points/:point_id/reported', [c.PointFigures, 'update']).as('points.reported')
    router.get('points/:point_id/report.xlsx', [c.FigureReports, 'show']).as('points.report')
    router.get('points/:point_id/:key', [c.FigureRows, 'show']).as('rows.show')
    router.get('points/:point_id/:key/export.xlsx', [c.FigureRows, 'export']).as('rows.export')
    router.post('points/:point_id/:key/overrides', [c.FigureOverrides, 'store']).as('overrides.store')
    router.post('overrides/:figure_override_id/steps', [c.FigureOverrides, 'step']).as('overrides.step')
    router.post('overrides/:figure_override_id/comments', [c.FigureOverrides, 'comment']).as('overrides.comment')
  })
  .prefix('evaluation-figures')
  .as('evaluation_figures')
  .use(middleware.auth())
