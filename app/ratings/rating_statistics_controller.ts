import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/ratings'
import { publishedPeriod, publishedRatings } from './published_ratings.js'

/** 好差评公开: the figures that the city publishes, with their rule. */
export default class RatingStatisticsController {
  async show({ view, i18n }: HttpContext) {
    const period = publishedPeriod()
    return view.render('pages/ratings/public/statistics', {
      ...{ period, publishFrom: config.publishFrom, smallest: config.smallest },
      ...(await publishedRatings(period, i18n)),
    })
  }
}
