import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ConsultationSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type { ConsultationState } from './consultation_workflow.js'
import { isLocked } from './months.js'

/** 咨询: one contact with somebody who asked, as the point wrote it down. */
export default class Consultation extends ConsultationSchema {
  declare state: ConsultationState

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** A point sees its own, a district its own, the bureau all; what was struck out only its point. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return void query.whereNot('state', 'removed')
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict)
        seen.orWhere((own) => void own.where('district_code', user.seesDistrict!).whereNot('state', 'removed'))
    })
  })

  get servedDay() {
    return this.servedOn.toISODate()!
  }

  get isLocked() {
    return isLocked(this.servedDay)
  }
}
