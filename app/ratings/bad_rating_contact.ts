import type { ContactKind } from '#app/personal_data/contacts'
import BadRatingCase from './bad_rating_case.js'
import BadRatingCasePolicy from './bad_rating_case_policy.js'

/** How to reach who rated badly: for the bureau's handlers, and for the point once it was told. */
export const badRatingContact: ContactKind = {
  ...{ subject: 'bad_rating_case', revealedAs: 'bad_rating_case.contact_revealed' },
  find: async (user, id) => {
    const row = await BadRatingCase.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where({ id })
      .first()
    return row && { path: `/bad-ratings/${id}`, mayRead: new BadRatingCasePolicy().readContact(user, row) === true }
  },
}
