import type Event from './event.js'
import EventRegistration from './event_registration.js'

/** One who registered for this event, or 404. */
export function participantOf({ id }: Event, participantId: unknown) {
  return EventRegistration.query()
    .where({ eventId: id, id: Number(participantId) || 0 })
    .firstOrFail()
}
