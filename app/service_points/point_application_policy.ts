import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type PointApplication from './point_application.js'
import type Approval from '#app/workflow/approval'
import type Involvement from '#app/workflow/involvement'
import { INVOLVING, pointApplicationWorkflow } from './point_application_workflow.js'
import { actedOnOtherLevel, DESK_STEPS, isFree, loadDecided, loadDesk } from './application_desk.js'
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

  /** Another term is applied for by the institution that holds the title. */
  renew(user: User, designation: Designation): AuthorizerResponse {
    return isOwn(user, designation) && user.is('operator', 'principal')
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

  /**
   * Any decision of an official, in the own name or as a stand-in; `step` is the one the official wants to take. Whether the
   * desk is unmanned only matters to who could not decide otherwise.
   */
  async decide(user: User, application: PointApplication, step: ApplicationStep): Promise<boolean> {
    await loadDecided(application)
    if (deciderOf(user, application, step)) return true
    await loadDesk(application)
    return deciderOf(user, application, step) !== null
  }

  /** 加签, 委派, 抄送: by whoever could decide now, and by the head of the division. */
  async involve(user: User, application: PointApplication): Promise<boolean> {
    await loadDesk(application)
    return INVOLVING.includes(application.state) && involverOf(user, application) !== null
  }

  answer(user: User, involvement: Involvement): AuthorizerResponse {
    return user.names.some(({ id }) => id === involvement.personId)
  }

  revoke(user: User, involvement: Involvement): AuthorizerResponse {
    return user.names.some(({ id }) => id === involvement.askerId)
  }

  takeBack(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  nudge(user: User, application: PointApplication): AuthorizerResponse {
    return this.edit(user, application)
  }

  /** Writing an order of correction: who holds the application, and the head who lets a second one go. */
  correct(user: User, application: PointApplication): AuthorizerResponse {
    return deciderOf(user, application, 'requestSupplement') !== null || user.inName('division_head') !== null
  }

  /** Sending it: after the first one only the head of the division. */
  sendCorrection(user: User, application: PointApplication, isSecond: boolean): AuthorizerResponse {
    return isSecond ? user.inName('division_head') !== null : deciderOf(user, application, 'requestSupplement') !== null
  }

  extend(user: User, kind: string): AuthorizerResponse {
    return extenderOf(user, kind) !== null
  }

  invite(user: User): AuthorizerResponse {
    return inviterOf(user) !== null
  }

  noteFinding(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }

  /** Both sides of the desk, not the experts. Which applications an official sees stands in `visibleTo`. */
  leaveMessage(user: User, application: PointApplication): AuthorizerResponse {
    return user.isOfficial || this.edit(user, application)
  }

  /** Scores by expert and the audit trail stay inside the bureau. */
  takePacket(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head', 'bureau_leader')
  }

  export(user: User): AuthorizerResponse {
    return user.isOfficial
  }
}

/**
 * In whose name this person may take the step: the own one first, or somebody's for whom the person stands in today.
 * Nobody decides on two levels of the same application; where nobody is left, the head of the division steps in.
 *
 * @param application with its desk loaded (application_desk.ts)
 */
export function deciderOf(user: User, application: PointApplication, step: ApplicationStep): User | null {
  if (actedOnOtherLevel(user, step, application.$preloaded.approvals as Approval[] | undefined)) return null
  const stepsIn = application.isUnmanned && DESK_STEPS.includes(step) ? user.inName('division_head') : null
  return user.names.find((person) => mayDecide(person, application, step)) ?? stepsIn
}

export function involverOf(user: User, application: PointApplication): User | null {
  const steps = Object.keys(pointApplicationWorkflow.steps) as ApplicationStep[]
  const now = steps.filter((step) => pointApplicationWorkflow.allows(step, application))
  const deciders = now.map((step) => deciderOf(user, application, step))
  return deciders.find((person) => person !== null) ?? user.inName('division_head')
}

/** In whose name this person may seat an expert on a running panel. */
export function inviterOf(user: User): User | null {
  return user.inName('bureau_handler')
}

/** The whole decision is extended by the leader of the bureau, a single step by the head of the division. */
export function extenderOf(user: User, kind: string): User | null {
  return user.inName(kind === 'decision' ? 'bureau_leader' : 'division_head')
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
    case 'verifyForRenewal':
    case 'failVerification':
    case 'returnToDistrict':
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

/** 承办人: once an application has been given to somebody of the desk, the others there leave it alone. */
function holds(person: User, application: PointApplication) {
  return application.handlerId === person.id || isFree(application)
}

function isOwn(user: User, { organizationId }: { organizationId: number }) {
  return user.organizationId === organizationId
}

function isDistrictOf(user: User, application: PointApplication) {
  return user.is('district_reviewer') && user.districtCode === application.districtCode
}

/** Until the city verifies, the desk is the district's; without a district step, and in verification, the city's. */
function receives(user: User, application: PointApplication) {
  const withCity = application.state === 'verification' || !application.batch.districtStep
  return withCity ? user.is('bureau_handler') : isDistrictOf(user, application)
}
