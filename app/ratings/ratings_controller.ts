import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import Rating from './rating.js'
import { ratingList } from './rating_list.js'
import RatingPolicy from './rating_policy.js'

/** 一事一评: what was said of the services. */
export default class RatingsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(RatingPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = Rating.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('designation')
      .preload('consultation')
    return answerList(ctx, seen, ratingList(user, i18n), i18n.t('ratings.title'), (list) =>
      view.render('pages/ratings/index', { list, user })
    )
  }
}
