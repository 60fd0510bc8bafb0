import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ChangeRequestSchema } from '#database/schema'
import { beijingDay } from '#app/core/beijing_day'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import Clock from '#app/workflow/clock'
import { daysLate, isKeyChange, type Facts } from './change_facts.js'
import type { ChangeState } from './change_workflow.js'

export const changeKinds = ['change', 'suspension', 'deregistration'] as const

export type ChangeKind = (typeof changeKinds)[number]

/** 变更、暂停、注销: what an institution asks for about its title. */
export default class ChangeRequest extends ChangeRequestSchema {
  declare kind: ChangeKind
  declare state: ChangeState
  declare before: Facts
  declare after: Facts

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** The limits that run for it. */
  @hasMany(() => Clock, {
    foreignKey: 'subjectId',
    onQuery: (query) => void query.where('subjectType', 'change_request').whereNull('endedOn').orderBy('dueOn'),
  })
  declare clocks: HasMany<typeof Clock>

  /** The bureau sees what was handed in, a district that of its own, an institution its own from the first word. */
  static visibleTo = scope((query, user: User) => {
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.isBureau) seen.orWhereNot('state', 'prepared')
      else if (user.seesDistrict)
        seen.orWhere((own) => void own.where('district_code', user.seesDistrict!).whereNot('state', 'prepared'))
    })
  })

  get isKey() {
    return isKeyChange(this.after)
  }

  /** 逾期报告: by so many days, counted up to the day on which it was handed in. */
  get daysLate() {
    const reported = this.submittedAt ? beijingDay(this.submittedAt.toJSDate()) : beijingDay()
    return this.happenedOn ? daysLate(this.happenedOn.toISODate()!, reported) : 0
  }

  get fromOn() {
    return this.fromDay?.toISODate() ?? null
  }

  get untilOn() {
    return this.untilDay?.toISODate() ?? null
  }
}
