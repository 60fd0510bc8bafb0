import type { ContactKind } from '#app/personal_data/contacts'
import type User from '#app/users/user'
import Objection from './objection.js'

/** Who examines objections and answers them. */
export const mayReachObjector = (user: User) => user.inName('bureau_handler', 'division_head') !== null

export const objectionContact: ContactKind = {
  ...{ subject: 'objection', revealedAs: 'objection.contact_revealed' },
  find: async (user, id) => {
    const objection = user.isBureau ? await Objection.find(id) : null
    return objection && { path: `/applications/${objection.applicationId}`, mayRead: mayReachObjector(user) }
  },
}
