import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RevocationSchema } from '#database/schema'
import { beijingDay } from '#app/calendar/working_days'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type { RevocationState } from './revocation_workflow.js'

/** 撤销: from the proposal over the hearing and the meeting to the register. */
export default class Revocation extends RevocationSchema {
  declare state: RevocationState
  /** How the time for 陈述申辩 ended; null while it runs. */
  declare hearing: 'stated' | 'waived' | 'none' | null

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** The bureau sees all; the district and the institution nothing before the warning was sent. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.whereNotNull('warned_on').where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  /** Is the last day of the public notice over in Beijing? */
  get noticeIsOver() {
    return this.noticeUntil !== null && beijingDay() > this.noticeUntil.toISODate()!
  }
}
