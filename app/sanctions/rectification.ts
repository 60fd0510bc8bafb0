import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import limits from '#config/sanctions'
import { RectificationSchema } from '#database/schema'
import { beijingDay } from '#app/calendar/working_days'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type { RectificationState } from './rectification_workflow.js'

export type Problem = { problem: string; requirement: string }
/** What was done about a problem, and when (ISO day). */
export type Measure = { measures: string | null; doneOn: string | null }

/** 限期整改: what a point has to put right, by when, and what it says it did. */
export default class Rectification extends RectificationSchema {
  declare state: RectificationState
  declare problems: Problem[]
  declare report: Measure[]

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** The bureau sees all; the district and the institution what was ordered. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.whereNotNull('ordered_on').where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  /** Ordered, and the last day is over without a report. */
  static overdue = scope((query, today = beijingDay()) => {
    query.where('state', 'ordered').where('due_on', '<', today)
  })

  /** ISO day; null before the order. */
  get dueDay() {
    return this.dueOn?.toISODate() ?? null
  }

  get isOverdue() {
    return this.state === 'ordered' && this.dueDay! < beijingDay()
  }

  get mayBeExtended() {
    return this.extendedMonths === null && this.months < limits.rectification.mostMonths
  }
}
