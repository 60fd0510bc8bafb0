import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { FigureOverrideSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import User from '#app/users/user'
import type { OverrideState } from './figure_override_workflow.js'

/** 核定值: another value than the records give, with its reason. The value of the system stays beside it. */
export default class FigureOverride extends FigureOverrideSchema {
  declare state: OverrideState

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  @belongsTo(() => User, { foreignKey: 'createdById' })
  declare createdBy: BelongsTo<typeof User>

  /** Everybody who sees the figure sees both values. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  get path() {
    return `/evaluation-figures/points/${this.designationId}/${this.figureKey}?year=${this.year}`
  }
}
