import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.events

/** 培训活动台账 */
router
  .group(() => {
    router.get('trainings/export.xlsx', [c.TrainingExports, 'show']).as('trainings.export')
    router.post('trainings/bulk-choices', [c.TrainingChoices, 'store']).as('trainings.choices')
    listRoutes('trainings', [c.Trainings, 'index'])
    router.resource('trainings', c.Trainings).except(['destroy'])
    router.resource('trainings.results', c.TrainingResults).only(['create', 'store'])
    router.resource('trainings.steps', c.TrainingSteps).only(['store'])
    router.resource('trainings.corrections', c.TrainingCorrections).only(['create', 'store'])
  })
  .use(middleware.auth())
