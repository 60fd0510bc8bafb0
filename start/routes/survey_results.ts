import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.surveyResults

/** What came of the surveys. */
router
  .group(() => {
    listRoutes('survey-results', [c.SurveyResults, 'index'])
    router.get('survey-results/:wave_id/export.xlsx', [c.SurveyResultExports, 'show']).as('survey_results.export')
    router.get('survey-results/:wave_id/precision', [c.SurveyPrecision, 'show']).as('survey_results.precision')
    router.post('survey-results/:wave_id/calculations', [c.SurveyCalculations, 'store']).as('survey_results.calculate')
    router.put('survey-results/:wave_id/calculations', [c.SurveyCalculations, 'update']).as('survey_results.recount')
    router.post('survey-results/:wave_id/steps', [c.SurveyResultSteps, 'store']).as('survey_results.steps')
    listRoutes('survey-results/:wave_id/texts', [c.SurveyTexts, 'index'])
    router.get('survey-results/:wave_id/texts', [c.SurveyTexts, 'index']).as('survey_texts.index')
    router.post('survey-results/:wave_id/tags', [c.SurveyTexts, 'store']).as('survey_tags.store')
    router.put('survey-results/:wave_id/texts/:id', [c.SurveyTexts, 'update']).as('survey_texts.update')
    router.resource('survey-results', c.SurveyResults).only(['index', 'show'])
  })
  .use(middleware.auth())

/** What the public may know of it. */
router
  .group(() => {
    router.get('satisfaction', [c.PublicResults, 'index']).as('satisfaction.index')
    router.get('satisfaction/:number.json', [c.PublicResults, 'data']).as('satisfaction.data')
    router.get('satisfaction/:number', [c.PublicResults, 'show']).as('satisfaction.show')
  })
  .use(middleware.reader())
