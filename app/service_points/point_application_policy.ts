import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type PointApplication from './point_application.js'
import type { ApplicationStep } from './point_application_workflow.js'

/** Who may take which step. When a step is possible stands in the workflow. */
export default class PointApplicationPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null || user.is('expert')
  }

  start(user: User): AuthorizerResponse {
    return user.organizationId !== null && user.is('operator', 'principal')
  }

  edit(user: User, application: PointApplication): AuthorizerResponse {
    return isOwn(user, application) && user.is('operator', 'principal')
  }

  /** Handing in binds the institution, so it takes the person responsible for it. */
  submit(user: User, application: PointApplication): AuthorizerResponse {
    return isOwn(user, application) && user.is('principal')
  }

  withdraw(user: User, application: PointApplication): AuthorizerResponse {
    return this.submit(user, application)
  }

  reopen(user: User, application: PointApplication): AuthorizerResponse {
    return this.edit(user, application)
  }

  /** Any decision of an official, in the own name or as a stand-in; `step` is the one the official wants to take. */
  decide(user: User, application: PointApplication, step: ApplicationStep): AuthorizerResponse {
    return deciderOf(user, application, step) !== null
  }

  /** Writing an order of correction: who holds the application, and the head who lets a second one go. */
  correct(user: User, application: PointApplication): AuthorizerResponse {
    return deciderOf(user, application, 'requestSupplement') !== null || user.inName('division_head') !== null
  }

  /** Sending it: after the first one only the head of the division. */
  sendCorrection(user: User, application: PointApplication, isSecond: boolean): AuthorizerResponse {
    return isSecond ? user.inName('division_head') !== null : deciderOf(user, application, 'requestSupplement') !== null
  }

  invite(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  noteFinding(user: User): AuthorizerResponse {
    return user.is('division_head')
  }

  export(user: User): AuthorizerResponse {
    return user.isOfficial
  }
}

/** In whose name this person may take the step: the own one first, or somebody's for whom the person stands in today. */
export function deciderOf(user: User, application: PointApplication, step: ApplicationStep): User | null {
  return user.names.find((person) => mayDecide(person, application, step)) ?? null
}

function mayDecide(person: User, application: PointApplication, step: ApplicationStep): boolean {
  switch (step) {
    case 'accept':
    case 'acceptForCity':
    case 'decline':
    case 'requestSupplement':
      return holds(person, application) && receives(person, application)
    case 'endorse':
      return holds(person, application) && isDistrictOf(person, application)
    case 'verify':
    case 'failVerification':
    case 'examineObjections':
    case 'recognize':
      return holds(person, application) && person.is('bureau_handler')
    case 'agree':
    case 'refuse':
    case 'returnToVerification':
    case 'dismissObjections':
    case 'upholdObjections':
      return person.is('bureau_leader')
    default:
      return false
  }
}

/** 承办人: once an application has been given to somebody, the others of the desk leave it alone. */
function holds(person: User, { handlerId }: PointApplication) {
  return !handlerId || handlerId === person.id
}

function isOwn(user: User, application: PointApplication) {
  return user.organizationId === application.organizationId
}

function isDistrictOf(user: User, application: PointApplication) {
  return user.is('district_reviewer') && user.districtCode === application.districtCode
}

/** Until the city verifies, the desk is the district's; without a district step, and in verification, the city's. */
function receives(user: User, application: PointApplication) {
  const withCity = application.state === 'verification' || !application.batch.districtStep
  return withCity ? user.is('bureau_handler') : isDistrictOf(user, application)
}
