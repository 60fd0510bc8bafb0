import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Consultation from '#app/activities/consultation'
import AllianceMember, { IN_ALLIANCE } from '#app/alliance/alliance_member'
import Booking from '#app/bookings/booking'
import { batchesById, madeOf } from '#app/core/batches'
import Event from '#app/events/event'
import EventRegistration from '#app/events/event_registration'
import type { Asked, Candidate, RecipientSource } from './recipient_sources.js'

const AT_A_TIME = 1000

/**
 * People who were served, and those who speak for the members of the alliance. What was deleted after some years (contacts of old records) is not there any more to be read,
 * and nothing is read that the person who asks may not see.
 */
export const serviceRecipients: RecipientSource[] = [
  {
    key: 'consultations',
    hasPeriod: true,
    batches: ({ period, by }) =>
      inBatches(
        Consultation.query()
          .withScopes((scopes) => scopes.visibleTo(by))
          .where('state', 'confirmed')
          .whereBetween('servedOn', [period!.from, period!.until])
          .whereNotNull('contactEmail'),
        ({ contactEmail, contactName, designationId }) => ({ email: contactEmail, name: contactName, designationId })
      ),
  },
  {
    key: 'bookings',
    hasPeriod: true,
    batches: ({ period, by }) =>
      inBatches(
        Booking.query()
          .withScopes((scopes) => scopes.visibleTo(by))
          .where('state', 'done')
          .whereBetween('wantedOn', [period!.from, period!.until])
          .whereNotNull('contactEmail'),
        ({ contactEmail, contactName, designationId, locale }) => ({
          ...{ email: contactEmail, name: contactName, designationId, locale },
        })
      ),
  },
  { key: 'events', hasPeriod: true, batches: participants },
  {
    key: 'alliance',
    hasPeriod: false,
    batches: ({ by }) =>
      inBatches(
        AllianceMember.query()
          .withScopes((scopes) => scopes.visibleTo(by))
          .whereIn('state', [...IN_ALLIANCE])
          .whereNotNull('representativeId')
          .preload('representative'),
        ({ representative: { email, name, locale } }) => ({ email, name, locale, designationId: null })
      ),
  },
]

/** Those who had a place at an event that was held. */
function participants({ period, by }: Asked) {
  const held = Event.query()
    .withScopes((scopes) => scopes.visibleTo(by))
    .whereBetween('endsOn', [period!.from, period!.until])
    .whereNotNull('attendedOnsite')
    .select('id')
  const coming = EventRegistration.query()
    .where('state', 'registered')
    .whereNotNull('email')
    .whereIn('eventId', held)
    .preload('event')
  return inBatches(coming, ({ email, name, locale, event }) => ({
    ...{ email, name, locale, designationId: event.designationId },
  }))
}

function inBatches<M extends LucidModel>(
  query: ModelQueryBuilderContract<M>,
  candidate: (row: InstanceType<M>) => Candidate
) {
  return madeOf(batchesById(query, AT_A_TIME), (rows) => rows.map(candidate))
}
