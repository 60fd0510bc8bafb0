import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import { bodiesOf, bodyOf, type Body } from './recommendation.js'
import type TypicalCase from './typical_case.js'

/** Who acts on a case: its unit, who recommends it, the handler who has it, any handler, the head of the division. */
export type Acting = 'unit' | 'principal' | 'recommender' | 'holder' | 'handler' | 'head'

export default class TypicalCasePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.is('alliance_secretariat') || user.organizationId !== null
  }

  start(user: User): AuthorizerResponse {
    return user.organizationId !== null && user.is(...applicantRoles)
  }

  as(user: User, acting: Acting, row: TypicalCase): AuthorizerResponse {
    return actsAs(user, acting, row) !== null
  }

  /** A second order of correction takes the head of the division. */
  sendCorrection(user: User, row: TypicalCase, isSecond: boolean): AuthorizerResponse {
    return actsAs(user, isSecond ? 'head' : 'holder', row) !== null
  }

  /** Has something to recommend. */
  recommend(user: User): AuthorizerResponse {
    return bodiesOf(user).length > 0
  }

  recommendFor(user: User, body: Body): AuthorizerResponse {
    return bodiesOf(user).includes(body)
  }

  /** 推荐汇总表: of the own body, or of all of them. */
  exportRecommendations(user: User): AuthorizerResponse {
    return user.isBureau || bodiesOf(user).length > 0
  }
}

/** In whose name this person may act: the own one, or in the bureau that of somebody absent. @param row with `handler` */
export function actsAs(user: User, acting: Acting, row: TypicalCase): User | null {
  return user.names.find((person) => mayAct(person, acting, row)) ?? null
}

function mayAct(person: User, acting: Acting, row: TypicalCase): boolean {
  const isOwn = person.organizationId === row.organizationId
  switch (acting) {
    case 'unit':
      return isOwn && person.is(...applicantRoles)
    case 'principal':
      return isOwn && person.is('principal')
    case 'recommender':
      return bodiesOf(person).some((body) => body === bodyOf(row))
    case 'holder':
      return person.is('bureau_handler') && holds(person, row)
    case 'handler':
      return person.is('bureau_handler')
    case 'head':
      return person.is('division_head')
  }
}

/** 承办人: once somebody has taken it, the others leave it alone. */
function holds(person: User, { handlerId, handler }: TypicalCase) {
  return !handlerId || handlerId === person.id || handler?.isActive === false
}
