import config from '#config/ratings'
import type { ConsultationPanel } from '#app/activities/consultation_panels'
import { canBeRated } from './give_rating.js'
import { isPublished, publishedOf } from './published_ratings.js'
import RatingPolicy from './rating_policy.js'

/** 满意度, on the page of an entry: how it was rated, or the way to the code. */
export const consultationRatingPanel: ConsultationPanel = {
  template: 'components/ratings/of_consultation',
  load: async (consultation, { bouncer }) => {
    const mayInvite =
      consultation.stars === null &&
      canBeRated(consultation) &&
      consultation.state !== 'removed' &&
      (await bouncer.with(RatingPolicy).allows('invite', consultation))
    return consultation.stars === null && !mayInvite ? null : { mayInvite }
  },
}

/** 好差评, on the public page of a point (start/portal.ts): figures, or that there are too few. */
export const pointRatingPanel = {
  template: 'components/ratings/of_point',
  load: async ({ id }: { id: number }) => {
    const figures = await publishedOf(id)
    return { figures, isPublished: isPublished(figures), months: config.publishedMonths, least: config.publishFrom }
  },
}
