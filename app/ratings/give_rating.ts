import { DateTime } from 'luxon'
import config from '#config/ratings'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, isDuplicateKey } from '#app/core/dialect'
import type Consultation from '#app/activities/consultation'
import { system } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { tell } from '#app/workflow/tell'
import { openBadRatingCase } from './bad_rating_case_workflow.js'
import Rating, { isBad } from './rating.js'
import type { RatingFacts } from './rating_form.js'

/** An entry is rated while whoever asked remembers it. */
export function canBeRated({ createdAt }: Consultation) {
  return beijingDay() <= addDays(beijingDay(createdAt.toJSDate()), config.openDays)
}

/**
 * 评价: once for each entry; a bad one opens its case at once. How to reach who rated is kept with the case alone: where
 * nothing is to be put right, nobody is called.
 *
 * @throws StepNotAllowed `rated_before`, `rating_closed`
 */
export async function giveRating(
  consultation: Consultation,
  { stars, comment, ...contact }: RatingFacts,
  { locale }: { locale: string }
) {
  if (!canBeRated(consultation)) throw new StepNotAllowed('rate', 'rating_closed')
  const { id: consultationId, designation } = consultation
  const { id: designationId, organizationId, districtCode, hostType } = designation
  const ratedOn = beijingDay()
  try {
    return await inTransaction(async (trx) => {
      const point = { designationId, organizationId, districtCode, hostType }
      const facts = { ...point, consultationId, stars, comment, ratedOn: DateTime.fromISO(ratedOn) }
      const rating = await Rating.create(facts, { client: trx })
      await trx.from('consultations').where({ id: consultationId }).update({ stars })
      await tell(trx, {
        action: 'rating.given',
        subject: { type: 'rating', id: rating.id },
        by: system('visitor'),
        details: { stars },
      })
      if (isBad(stars)) {
        const about = { source: 'rating' as const, ratingId: rating.id, stars, problem: comment, ratedOn, contact }
        await openBadRatingCase(trx, designation, system('visitor'), { ...about, locale })
      }
      return rating
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('rate', 'rated_before')
    throw error
  }
}
