import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.surveys

/** 退订: for people and for mail programs, which have no session. */
router
  .group(() => {
    router.get('survey-opt-outs/:id', [c.SurveyOptOuts, 'show']).as('survey_opt_outs.show')
    router.post('survey-opt-outs/:id', [c.SurveyOptOuts, 'store']).as('survey_opt_outs.store')
  })
  .use(middleware.reader())

router
  .group(() => {
    listRoutes('surveys', [c.SurveyWaves, 'index'])
    router.resource('surveys', c.SurveyWaves).except(['destroy'])
    router.resource('surveys.steps', c.SurveyWaveSteps).only(['store'])
    router.get('surveys/:survey_id/sending', [c.SurveySendings, 'show']).as('surveys.sending.show')
    router.post('surveys/:survey_id/sending', [c.SurveySendings, 'store']).as('surveys.sending.store')
    router.resource('surveys.reminders', c.SurveyReminders).only(['store'])
    router.resource('surveys.intakes', c.SurveyIntakes).only(['create', 'store'])
    router.resource('survey-intakes', c.SurveyIntakes).only(['show', 'update', 'destroy'])
    listRoutes('surveys/:survey_id/recipients', [c.SurveyRecipients, 'index'])
    router.get('surveys/:survey_id/recipients', [c.SurveyRecipients, 'index']).as('surveys.recipients.index')
    listRoutes('survey-suppressions', [c.SurveySuppressions, 'index'])
    router.resource('survey-suppressions', c.SurveySuppressions).only(['index', 'edit', 'destroy'])
    listRoutes('survey-bounces', [c.SurveyBounces, 'index'])
    router.resource('survey-bounces', c.SurveyBounces).only(['index', 'create', 'store'])
  })
  .use(middleware.auth())
