import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.improvements

/** What is done about the problems of a year. */
router
  .group(() => {
    listRoutes('improvements', [c.Improvements, 'index'])
    router.resource('improvements', c.Improvements).only(['index', 'show', 'edit', 'update'])
    router.resource('improvements.steps', c.ImprovementSteps).only(['store'])
    router.resource('improvement-findings', c.ImprovementFindings).only(['index', 'store'])
    router.resource('trainings.improvements', c.ConferenceImprovements).only(['store'])
  })
  .use(middleware.auth())
