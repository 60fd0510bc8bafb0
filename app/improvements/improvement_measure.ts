import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ImprovementMeasureSchema } from '#database/schema'
import { beijingDay } from '#app/core/beijing_day'
import User from '#app/users/user'
import type { ImprovementState } from './improvement_workflow.js'
import type { MeasureOrigin, ProblemFigure } from './problem.js'

/** While its owner has something to do. */
export const WITH_OWNER: readonly ImprovementState[] = ['accepted', 'under_way']

/** 改进举措: what is done about a problem of a year, by whom, until when, and what shows that it was done. */
export default class ImprovementMeasure extends ImprovementMeasureSchema {
  declare state: ImprovementState
  declare rule: MeasureOrigin
  declare evidence: ProblemFigure[]

  @belongsTo(() => User, { foreignKey: 'ownerId' })
  declare owner: BelongsTo<typeof User>

  /** The bureau sees all, a district what it has to do once that was decided. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    if (!user.seesDistrict) return void query.whereRaw('1 = 0')
    query.where('owner_district', user.seesDistrict).whereNot('state', 'proposed')
  })

  get hasOwner() {
    return this.ownerId !== null || this.ownerDistrict !== null
  }

  isOwnedBy(user: User) {
    if (this.ownerId !== null) return user.id === this.ownerId && user.isBureau
    return this.ownerDistrict !== null && user.seesDistrict === this.ownerDistrict
  }

  get isOverdue() {
    return WITH_OWNER.includes(this.state) && this.dueOn.toISODate()! < beijingDay()
  }
}
