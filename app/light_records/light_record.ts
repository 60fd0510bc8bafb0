import { scope } from '@adonisjs/lucid/orm'
import { LightRecordReadingSchema, LightRecordSchema } from '#database/schema'
import type { Answers } from '#app/core/form'
import type User from '#app/users/user'
import type { LightRecordState } from './light_record_workflow.js'
import { openKinds } from './record_kinds.js'

/** 已阅: a point says that it knows a rule. */
export class LightRecordReading extends LightRecordReadingSchema {}

/** 工作台账: one line of a small register; its facts were checked against the form of its kind. */
export default class LightRecord extends LightRecordSchema {
  declare state: LightRecordState
  declare facts: Answers

  /** The bureau sees all, an institution its own, a district its own; what the network goes by is for everybody in it. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (!user.isOfficial && !user.organizationId) return
      seen.orWhere((kept) => {
        kept.where('state', 'kept').where((some) => {
          some.whereIn('kind', [...openKinds])
          if (user.seesDistrict) some.orWhere('district_code', user.seesDistrict)
        })
      })
    })
  })
}
