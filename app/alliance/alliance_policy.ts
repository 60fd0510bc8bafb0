import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import type AllianceMember from './alliance_member.js'
import type Handover from './handover.js'
import { handoverActsFor, type HandoverAct } from './handover_acts.js'

type Owned = Pick<AllianceMember, 'organizationId' | 'representativeId'>

/** Who acts: the secretariat, the institution's principal, its representative in office. */
export type Acting = 'secretariat' | 'principal' | 'representative' | 'people'

/** The secretariat runs the alliance, the bureau and the districts look on, an institution acts for itself. */
export default class AlliancePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.is('alliance_secretariat') || user.organizationId !== null
  }

  export(user: User): AuthorizerResponse {
    return user.isOfficial || user.is('alliance_secretariat')
  }

  apply(user: User): AuthorizerResponse {
    return user.organizationId !== null && user.is('principal')
  }

  /** Organs, partners, letters, duties noted by hand. */
  keep(user: User): AuthorizerResponse {
    return user.is('alliance_secretariat')
  }

  endHandover(user: User, handover: Handover, act: HandoverAct): AuthorizerResponse {
    return handoverActsFor(user, handover).includes(act)
  }

  as(user: User, acting: Acting, member: Owned): AuthorizerResponse {
    return actsAs(user, acting, member)
  }
}

export function actsAs(user: User, acting: Acting, member: Owned) {
  if (acting === 'secretariat') return user.is('alliance_secretariat')
  if (user.organizationId !== member.organizationId || !user.is(...applicantRoles)) return false
  if (acting === 'people') return true
  const isPrincipal = user.is('principal')
  return acting === 'principal' ? isPrincipal : isPrincipal || user.id === member.representativeId
}
