import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { deskOf, isFree, isOfDesk } from './application_desk.js'
import type PointApplication from './point_application.js'

/** Who may give an application to somebody. */
export default class AssignmentPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  assign(user: User, application: PointApplication): AuthorizerResponse {
    return assignerOf(user, application) !== null
  }
}

/** In whose name this person may give the application to somebody. @param application with batch and handler loaded */
export function assignerOf(user: User, application: PointApplication): User | null {
  return user.names.find((person) => mayAssign(person, application)) ?? null
}

/**
 * Whoever has it passes it on (转办). For the city the head of the division gives out work; a district has no such
 * office, so there each official may take or give what nobody has.
 */
function mayAssign(person: User, application: PointApplication) {
  if (application.handlerId === person.id) return true
  const desk = deskOf(application)
  if (desk?.role !== 'district_reviewer') return person.is('division_head')
  return isFree(application) && isOfDesk(person, desk)
}
