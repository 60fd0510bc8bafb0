import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.rollOvers

/** What a year begins with, made ready from the year before. */
router
  .group(() => {
    listRoutes('roll-overs', [c.RollOvers, 'index'])
    router.resource('roll-overs', c.RollOvers).only(['index', 'store', 'show'])
    router.resource('roll-overs.items', c.RollOverItems).only(['edit', 'update'])
    router.resource('roll-overs.openings', c.RollOverOpenings).only(['store'])
    router.resource('roll-overs.refreshes', c.RollOverRefreshes).only(['store'])
    router.resource('roll-overs.steps', c.RollOverSteps).only(['store'])
    router
      .get('roll-overs/:roll_over_id/differences.xlsx', [c.RollOverDifferences, 'show'])
      .as('roll_overs.differences')
  })
  .use(middleware.auth())
