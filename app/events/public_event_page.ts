import type { HttpContext } from '@adonisjs/core/http'
import Event from './event.js'
import { filesOf } from './event_page.js'
import EventRegistration from './event_registration.js'
import { registrationForm } from './registration_form.js'
import { registrationStanding } from './registration_window.js'

/** One that everybody may see, or 404. */
export function publishedEvent(id: unknown) {
  return Event.query()
    .withScopes((scopes) => scopes.published())
    .where('id', Number(id) || 0)
    .preload('designation')
    .firstOrFail()
}

export async function renderPublicEvent({ view }: HttpContext, event: Event) {
  const taken = await EventRegistration.query().where({ eventId: event.id, state: 'registered' }).select('id')
  const { handouts } = await filesOf(event)
  return view.render('pages/events/public/show', {
    event,
    handouts,
    standing: registrationStanding(event),
    left: event.seats === null ? null : Math.max(0, event.seats - taken.length),
    form: registrationForm(event, true),
  })
}
