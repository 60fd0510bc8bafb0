import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.surveyAnswers

/** Without sign-in, session or cookie: the address is the key. Every path here is known to app/core/respondents.ts. */
router
  .group(() => {
    router.get('s/:token', [c.SurveyAnswers, 'show']).as('survey_answers.show')
    router.post('s/:token', [c.SurveyAnswers, 'store']).as('survey_answers.store')
    router.get('s/:token/stored', [c.SurveyAnswers, 'stored']).as('survey_answers.stored')
    router.get('q/:code', [c.OpenAnswers, 'show']).as('open_answers.show')
    router.post('q/:code', [c.OpenAnswers, 'store']).as('open_answers.store')
    router.get('q/:code/stored', [c.OpenAnswers, 'stored']).as('open_answers.stored')
    router.resource('survey-receipts', c.SurveyReceipts).only(['index', 'store'])
  })
  .use(middleware.respondent())

router
  .group(() => {
    router.get('surveys/:survey_id/answers', [c.Cleanings, 'index']).as('surveys.answers.index')
    router.post('surveys/:survey_id/answers', [c.Cleanings, 'store']).as('surveys.answers.store')
    router.post('surveys/:survey_id/release', [c.Cleanings, 'release']).as('surveys.release.store')
    router.post('surveys/:survey_id/anonymity', [c.Cleanings, 'anonymise']).as('surveys.anonymity.store')
    listRoutes('surveys/:survey_id/open-links', [c.OpenLinks, 'index'])
    router.get('surveys/:survey_id/open-links', [c.OpenLinks, 'index']).as('surveys.open_links.index')
    router.post('surveys/:survey_id/open-links', [c.OpenLinks, 'store']).as('surveys.open_links.store')
    listRoutes('survey-posters', [c.SurveyPosters, 'index'])
    router.resource('survey-posters', c.SurveyPosters).only(['index', 'show'])
  })
  .use(middleware.auth())
