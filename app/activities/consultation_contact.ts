import type { ContactKind } from '#app/personal_data/contacts'
import { applicantRoles } from '#app/users/roles'
import Consultation from './consultation.js'

/** How to reach who asked: for the point. */
export const consultationContact: ContactKind = {
  ...{ subject: 'consultation', revealedAs: 'consultation.contact_revealed' },
  find: async (user, id) => {
    const entry = await Consultation.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where({ id })
      .first()
    const mayRead = entry?.organizationId === user.organizationId && user.is(...applicantRoles)
    return entry && { path: `/consultations/${id}`, mayRead }
  },
}
