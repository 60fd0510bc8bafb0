import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.activities

/** What points do all year. */
router
  .group(() => {
    router.get('consultations/export.xlsx', [c.ConsultationExports, 'show']).as('consultations.export')
    router.post('consultations/bulk-choices', [c.ConsultationChoices, 'store']).as('consultations.choices')
    listRoutes('consultations', [c.Consultations, 'index'])
    router.resource('consultations', c.Consultations).except(['destroy'])
    router.resource('consultations.steps', c.ConsultationSteps).only(['store'])
    router.resource('consultations.corrections', c.CorrectionRequests).only(['create', 'store'])
    listRoutes('activity-corrections', [c.ActivityCorrections, 'index'])
    router.resource('activity-corrections', c.ActivityCorrections).only(['index', 'show', 'update', 'destroy'])
  })
  .use(middleware.auth())
