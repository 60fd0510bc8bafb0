import type { ContactKind } from '#app/personal_data/contacts'
import { mayReachObjector } from '#app/service_points/objection_contact'
import CaseObjection from './case_objection.js'

export const caseObjectionContact: ContactKind = {
  ...{ subject: 'case_objection', revealedAs: 'case_objection.contact_revealed' },
  find: async (user, id) => {
    const objection = await CaseObjection.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where({ id })
      .first()
    return objection && { path: `/case-candidates/${objection.candidateId}`, mayRead: mayReachObjector(user) }
  },
}
