import { scope } from '@adonisjs/lucid/orm'
import { SurveySuppressionSchema } from '#database/schema'
import type User from '#app/users/user'

/** From the weakest to the strongest: where there are several, the last one is what is said. */
export const suppressionReasons = ['hard_bounce', 'opted_out', 'complaint'] as const

export type SuppressionReason = (typeof suppressionReasons)[number]

/** 不再发送: an address that no survey is sent to any more. */
export default class SurveySuppression extends SurveySuppressionSchema {
  declare reason: SuppressionReason
  declare source: 'letter' | 'smtp' | 'report'

  /** Whole addresses are for who handles surveys. */
  static visibleTo = scope((query, user: User) => {
    if (!user.is('bureau_handler')) query.whereRaw('1 = 0')
  })
}
