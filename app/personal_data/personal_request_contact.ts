import type { ContactKind } from './contacts.js'
import PersonalRequest from './personal_request.js'

/** How to reach who asks, for who answers. */
export const requestContact: ContactKind = {
  ...{ subject: 'personal_request', revealedAs: 'personal_request.contact_revealed' },
  find: async (user, id) => {
    const mayRead = user.inName('bureau_handler', 'division_head') !== null
    const request = mayRead ? await PersonalRequest.find(id) : null
    return request && { path: `/personal-requests/${id}`, mayRead }
  },
}
