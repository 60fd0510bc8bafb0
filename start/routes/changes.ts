import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.changes

/** What institutions ask for about their titles. */
router
  .group(() => {
    router.resource('designations.change-requests', c.DesignationChanges).only(['create', 'store'])
    listRoutes('change-requests', [c.ChangeRequests, 'index'])
    router.resource('change-requests', c.ChangeRequests).only(['index', 'show', 'edit', 'update'])
    router.resource('change-requests.steps', c.ChangeSteps).only(['store'])
    router.resource('change-requests.rulings', c.ChangeRulings).only(['store'])
  })
  .use(middleware.auth())
