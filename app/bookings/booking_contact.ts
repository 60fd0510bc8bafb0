import type { ContactKind } from '#app/personal_data/contacts'
import { applicantRoles } from '#app/users/roles'
import Booking from './booking.js'

/** How to reach who booked: for the point. */
export const bookingContact: ContactKind = {
  ...{ subject: 'booking', revealedAs: 'booking.contact_revealed' },
  find: async (user, id) => {
    const booking = await Booking.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where({ id })
      .first()
    const mayRead = booking?.organizationId === user.organizationId && user.is(...applicantRoles)
    return booking && { path: `/bookings/${id}`, mayRead }
  },
}
