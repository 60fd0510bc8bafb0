import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { improvementActs, type ImprovementActName } from './improvement_acts.js'
import type ImprovementMeasure from './improvement_measure.js'

/** In whose name this person writes a measure: what was decided is only changed by who decides. */
export function writerIn(user: User, { state }: ImprovementMeasure) {
  return state === 'proposed' ? user.inName('bureau_handler', 'division_head') : user.inName('division_head')
}

/** The handler finds and writes, the head of the division decides, the owner does it and says so. */
export default class ImprovementPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  /** What rules find is behind figures of the yearly report: whoever reads that may look. */
  lookAt(user: User): AuthorizerResponse {
    return user.isBureau
  }

  find(user: User): AuthorizerResponse {
    return user.inName('bureau_handler', 'division_head') !== null
  }

  write(user: User, row: ImprovementMeasure): AuthorizerResponse {
    return writerIn(user, row) !== null
  }

  /** What a conference decided is written down by who decides otherwise. */
  decide(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }

  take(user: User, row: ImprovementMeasure, act: ImprovementActName): AuthorizerResponse {
    return improvementActs[act].who(user, row) !== null
  }
}
