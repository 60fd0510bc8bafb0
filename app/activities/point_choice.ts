import type User from '#app/users/user'
import Designation from '#app/designations/designation'

/** The points for which this person can write something down: those of the own institution that are in force. */
export function ownPoints(user: User) {
  return Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .where('organizationId', user.organizationId ?? 0)
    .orderBy('id')
}
