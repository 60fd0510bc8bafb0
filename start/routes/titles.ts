import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.titles

/** Titles of others, yearly grades, recommendations for the national filing. */
router
  .group(() => {
    router.get('external-titles/export.xlsx', [c.ExternalTitleExports, 'show']).as('external_titles.export')
    listRoutes('external-titles', [c.ExternalTitles, 'index'])
    router.resource('external-titles', c.ExternalTitles).except(['destroy'])
    router.resource('external-titles.endings', c.ExternalTitleEndings).only(['store'])

    router.resource('designations.grades', c.YearlyGrades).only(['create', 'store'])

    router.get('recommendations/export.xlsx', [c.RecommendationExports, 'show']).as('recommendations.export')
    listRoutes('recommendations', [c.Recommendations, 'index'])
    router.resource('recommendations', c.Recommendations).only(['index', 'show'])
    router.resource('designations.recommendations', c.Recommendations).only(['create', 'store'])
    router.resource('recommendations.steps', c.RecommendationSteps).only(['store'])
    router
      .get('recommendations/:recommendation_id/letter.docx', [c.RecommendationLetters, 'show'])
      .as('recommendations.letter')
  })
  .use(middleware.auth())
