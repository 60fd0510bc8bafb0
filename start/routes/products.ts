import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.products

/** What points and the office make, offer and share. */
router
  .group(() => {
    listRoutes('products/service-items', [c.ServiceItems, 'index'])
    router.resource('products/service-items', c.ServiceItems).only(['index', 'edit', 'update']).as('service_items')
    listRoutes('products/shared-results', [c.SharedResults, 'index'])
    router.get('products/shared-results/:shared_result_id/use', [c.ResultUses, 'show']).as('shared_results.use')
    router
      .post('products/shared-results/:shared_result_id/requests', [c.ResultRequests, 'store'])
      .as('shared_results.requests.store')
    router
      .put('products/shared-results/:shared_result_id/requests/:id', [c.ResultRequests, 'update'])
      .as('shared_results.requests.update')
    router.resource('products/shared-results', c.SharedResults).as('shared_results')

    listRoutes('products', [c.Products, 'index'])
    router.resource('products', c.Products).except(['destroy'])
    router.resource('products.steps', c.ProductSteps).only(['store'])
  })
  .use(middleware.auth())
