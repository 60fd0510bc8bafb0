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

  /** Any decision of an official; `step` is the one the official wants to take. */
  decide(user: User, application: PointApplication, step: ApplicationStep): AuthorizerResponse {
    switch (step) {
      case 'accept':
      case 'acceptForCity':
      case 'decline':
      case 'requestSupplement':
        return receives(user, application)
      case 'endorse':
        return isDistrictOf(user, application)
      case 'verify':
      case 'failVerification':
      case 'examineObjections':
      case 'recognize':
        return user.is('bureau_handler')
      case 'agree':
      case 'refuse':
      case 'returnToVerification':
      case 'dismissObjections':
      case 'upholdObjections':
        return user.is('bureau_leader')
      default:
        return false
    }
  }

  invite(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  noteFinding(user: User): AuthorizerResponse {
    return user.is('division_head')
  }

  /** Both sides of the desk, not the experts. Which applications an official sees stands in `visibleTo`. */
  leaveMessage(user: User, application: PointApplication): AuthorizerResponse {
    return user.isOfficial || this.edit(user, application)
  }

  export(user: User): AuthorizerResponse {
    return user.isOfficial
  }
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
