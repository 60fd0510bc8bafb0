import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type SurveyWave from './survey_wave.js'

/** Whether a plan is good is said by the head; what is approved is carried out, or taken back, by who handles it. */
export function isForHead(step: string, { state }: Pick<SurveyWave, 'state'>) {
  return step === 'approve' || (step === 'giveBack' && state === 'draft')
}

/** Waves are planned and carried out by who handles them, in the name of the division. */
export default class SurveyWavePolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  /** Plans a wave, says who is asked, sends and stops letters, opens and closes. */
  conduct(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  /** Approves a plan. */
  approve(user: User): AuthorizerResponse {
    return user.inName('division_head') !== null
  }

  /** Whole addresses, returned letters, who is not written to any more. */
  seeAddresses(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }
}
