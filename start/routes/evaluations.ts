import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.evaluations

/** 年度效能评估: the cycle as the office runs it. */
router
  .group(() => {
    listRoutes('evaluation-cycles', [c.EvaluationCycles, 'index'])
    router.resource('evaluation-cycles', c.EvaluationCycles).except(['destroy'])
    router
      .group(() => {
        router.post('steps', [c.CycleSteps, 'store']).as('evaluation_cycles.steps.store')
        router.post('freezes', [c.CycleFreezes, 'store']).as('evaluation_cycles.freezes.store')
        router.get('scope', [c.CycleScope, 'index']).as('evaluation_cycles.scope.index')
        router.get('scope/export.xlsx', [c.CycleScope, 'export']).as('evaluation_cycles.scope.export')
        router.get('scope/:point_id', [c.CycleScope, 'edit']).as('evaluation_cycles.scope.edit')
        router.put('scope/:point_id', [c.CycleScope, 'update']).as('evaluation_cycles.scope.update')
        listRoutes('points', [c.CyclePoints, 'index'])
        router.get('points', [c.CyclePoints, 'index']).as('evaluation_cycles.points.index')
        router.get('points/:evaluation_id', [c.CyclePoints, 'show']).as('evaluation_cycles.points.show')
        router
          .group(() => {
            router.post('reopenings', [c.CyclePointActs, 'reopen']).as('evaluation_cycles.points.reopen')
            router.post('leavings', [c.CyclePointActs, 'leave']).as('evaluation_cycles.points.leave')
            router.post('parts', [c.CyclePointActs, 'part']).as('evaluation_cycles.points.part')
          })
          .prefix('points/:evaluation_id')
      })
      .prefix('evaluation-cycles/:cycle_id')
  })
  .use(middleware.auth())
