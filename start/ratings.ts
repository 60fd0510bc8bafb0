import { registerConsultationPanels } from '#app/activities/consultation_panels'
import { registerRatingLink } from '#app/activities/rating_links'
import { ratingPath } from '#app/ratings/rating'
import { consultationRatingPanel } from '#app/ratings/rating_panels'

/** Letters about an entry ask how it was, and its page shows what was answered. */
registerRatingLink(async (_trx, consultation) => ratingPath(consultation))
registerConsultationPanels(consultationRatingPanel)
