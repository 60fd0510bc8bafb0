import { hasMany, scope } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { ActionPlanSchema } from '#database/schema'
import type User from '#app/users/user'
import type { PlanState } from './action_plan_workflow.js'
import PlanClause from './plan_clause.js'
import PlanTarget from './plan_target.js'

/** 行动方案: what the city wants to reach in some years, as data. */
export default class ActionPlan extends ActionPlanSchema {
  declare state: PlanState

  @hasMany(() => PlanTarget, { foreignKey: 'planId' })
  declare targets: HasMany<typeof PlanTarget>

  @hasMany(() => PlanClause, { foreignKey: 'planId' })
  declare clauses: HasMany<typeof PlanClause>

  /** A draft is the bureau's own. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isOfficial) query.whereRaw('1 = 0')
    if (!user.isBureau) query.whereNot('state', 'draft')
  })

  /** With what it consists of, in its order. */
  static whole = scope((query: any) => {
    query.preload('targets', (targets: any) => targets.orderBy('position').orderBy('id'))
    query.preload('clauses', (clauses: any) => clauses.orderBy('number'))
  })

  get years() {
    const [first, last] = [this.startsOn.year, this.endsOn.year]
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  }
}
