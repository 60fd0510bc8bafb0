import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { ratingThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.ratings

/** 一事一评: the address is the key. Nobody who rates gets a session (config/shield.ts leaves these out). */
router
  .group(() => {
    router.get('rate/:token', [c.PublicRatings, 'show']).as('rate.show')
    router.post('rate/:token', [c.PublicRatings, 'store']).as('rate.store').use(ratingThrottle)
    router.get('rate-again/:token', [c.SecondRatings, 'show']).as('rate_again.show')
    router.post('rate-again/:token', [c.SecondRatings, 'store']).as('rate_again.store').use(ratingThrottle)
    router.get('statistics/ratings', [c.RatingStatistics, 'show']).as('statistics.ratings')
  })
  .use(middleware.reader())

router
  .group(() => {
    listRoutes('ratings', [c.Ratings, 'index'])
    router.resource('ratings', c.Ratings).only(['index'])
    router.get('rating-figures', [c.RatingFigures, 'show']).as('rating_figures.show')
    router.get('rating-figures/export.xlsx', [c.RatingFigures, 'export']).as('rating_figures.export')
    router.get('consultations/:consultation_id/rating-code', [c.RatingCodes, 'show']).as('consultations.rating_code')
    router.get('bad-ratings/export.xlsx', [c.BadRatingExports, 'show']).as('bad_ratings.export')
    listRoutes('bad-ratings', [c.BadRatingCases, 'index'])
    router.resource('bad-ratings', c.BadRatingCases).only(['index', 'show', 'create', 'store'])
    router.resource('bad-ratings.steps', c.BadRatingSteps).only(['store'])
  })
  .use(middleware.auth())
