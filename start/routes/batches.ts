import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.servicePoints

/** Calls for applications. */
router
  .group(() => {
    listRoutes('batches', [c.PointBatches, 'index'])
    router.resource('batches', c.PointBatches).except(['destroy'])
    router.post('batches/:batch_id/openings', [c.BatchOpenings, 'store']).as('batches.openings.store')
    router.post('batches/:batch_id/closings', [c.BatchClosings, 'store']).as('batches.closings.store')
  })
  .use(middleware.auth())
