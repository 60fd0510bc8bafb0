import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.improvements

/** What is done about the problems of a year. */
router
  .group(() => {
    listRoutes('improvements', [c.Improvements, 'index'])
    router.resource('improvements', c.Improvements).except(['destroy'])
    router.resource('improvements.steps', c.ImprovementSteps).only(['store'])
    router.resource('improvement-findings', c.ImprovementFindings).only(['index', 'store'])
    router.resource('trainings.improvements', c.ConferenceImprovements).only(['store'])
    router.resource('trainings.improvements', c.ConferenceDecisions).only(['edit', 'update'])
  })
  .use(middleware.auth())
