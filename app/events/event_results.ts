import type Event from './event.js'
import EventRegistration from './event_registration.js'

/** What the sign-ins say of an event: the beginning of its results. */
export async function resultsBySignIn({ id }: Pick<Event, 'id'>) {
  const came = await EventRegistration.query()
    .where('eventId', id)
    .whereHas('signIns', () => {})
    .select('kind')
  const of = (kind: string) => came.filter((one) => one.kind === kind).length
  const registered = await EventRegistration.query()
    .where({ eventId: id, state: 'registered' })
    .whereNot('source', 'walk_in')
    .select('id')
  return {
    registeredCount: registered.length,
    signedInCount: came.length,
    attendedOnsite: came.length,
    attendedOnline: 0,
    researchers: of('researcher'),
    ipManagers: of('ip_manager'),
  }
}
