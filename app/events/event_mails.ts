import type { Trx } from '#app/core/dialect'
import { inTransaction } from '#app/core/dialect'
import { formatTime } from '#app/core/format'
import { postMail } from '#app/notifications/post_mail'
import { enqueue } from '#jobs/queue'
import Event from './event.js'
import EventRegistration from './event_registration.js'
import { registrationToken } from './registration_token.js'

type Template = 'event_registered' | 'event_waiting' | 'event_moved_up' | 'event_moved' | 'event_cancelled'

export type Telling = { eventId: number; template: Template; opinion?: string; version: number }

/** Promises a letter to everybody who registered, in the transaction of what it is about. */
export async function tellRegistered(trx: Trx, eventId: number, letter: Pick<Telling, 'template' | 'opinion'>) {
  const { version } = await trx.from('events').where({ id: eventId }).select('version').firstOrFail()
  await enqueue(trx, 'events/tell_registered', { eventId, version, ...letter })
}

/** May run twice: each letter is promised once. */
export async function writeToRegistered({ eventId, template, opinion, version }: Telling) {
  const event = await Event.findOrFail(eventId)
  const registrations = await EventRegistration.query()
    .where({ eventId })
    .whereIn('state', ['registered', 'waiting'])
    .whereNotNull('email')
    .orderBy('id')
  for (const registration of registrations) {
    await inTransaction((trx) => postEventMail(trx, event, registration, { template, opinion, version }))
  }
}

/** Who comes or waits and left a telephone only: whoever organises it calls them. */
export function unreachableByMail(eventId: number) {
  return EventRegistration.query()
    .where({ eventId })
    .whereIn('state', ['registered', 'waiting'])
    .whereNull('email')
    .whereNotNull('mobile')
}

/** One letter, with the personal link; whoever left no address gets none. */
export async function postEventMail(
  trx: Trx,
  event: Event,
  registration: EventRegistration,
  { template, opinion, version }: Pick<Telling, 'template' | 'opinion' | 'version'>
) {
  const { id, email, name, locale } = registration
  if (!email) return
  await postMail(trx, {
    dedupeKey: `${template}/${id}/${version}`,
    recipient: email,
    locale,
    template: 'letter',
    params: {
      ...{ letter: template, eventId: event.id, name: name ?? '', title: event.name, opinion: opinion ?? '' },
      when: formatTime(event.startsAt, locale),
      place: event.place ?? '',
      path: `/my-registrations/${registrationToken(id)}`,
    },
  })
}
