import { scope } from '@adonisjs/lucid/orm'
import type { Answers } from '#app/core/form'
import { ActivityCorrectionSchema } from '#database/schema'
import type User from '#app/users/user'
import type { CorrectionState } from './correction_workflow.js'

export const correctionKinds = ['change', 'late', 'removal'] as const

export type CorrectionKind = (typeof correctionKinds)[number]

/** 更正: what shall be different in a month that is closed, with the reason. */
export default class ActivityCorrection extends ActivityCorrectionSchema {
  declare state: CorrectionState
  declare kind: CorrectionKind
  declare before: Answers
  declare after: Answers

  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })
}
