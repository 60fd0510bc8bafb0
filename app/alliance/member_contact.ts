import type { ContactKind } from '#app/personal_data/contacts'
import type User from '#app/users/user'
import AllianceMember from './alliance_member.js'

/** Who works with the alliance's members; their own people see it anyway. */
export const mayReachMember = (user: User) => user.is('alliance_secretariat') || user.inName('bureau_handler') !== null

export const memberContact: ContactKind = {
  ...{ subject: 'alliance_member', revealedAs: 'alliance_member.contact_revealed' },
  find: async (user, id) => {
    const member = await AllianceMember.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where({ id })
      .first()
    return member && { path: `/alliance-members/${id}`, mayRead: mayReachMember(user) }
  },
}
