import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { improvementActs, type ImprovementActName } from './improvement_acts.js'
import type ImprovementMeasure from './improvement_measure.js'

/** The handler finds and writes, the head of the division decides, the owner does it and says so. */
export default class ImprovementPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial
  }

  find(user: User): AuthorizerResponse {
    return user.inName('bureau_handler', 'division_head') !== null
  }

  /** What was decided is only changed by who decides. */
  write(user: User, { state }: ImprovementMeasure): AuthorizerResponse {
    if (state === 'proposed') return user.inName('bureau_handler', 'division_head') !== null
    return user.inName('division_head') !== null
  }

  take(user: User, row: ImprovementMeasure, act: ImprovementActName): AuthorizerResponse {
    return improvementActs[act].who(user, row) !== null
  }
}
