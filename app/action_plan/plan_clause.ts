import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { PlanClauseSchema, PlanMilestoneSchema, PlanProgressSchema } from '#database/schema'
import { beijingDay } from '#app/core/beijing_day'
import ActionPlan from './action_plan.js'

/** 节点: something to be done by a day, with what shows that it was. */
export class PlanMilestone extends PlanMilestoneSchema {
  get isLate() {
    return !this.doneOn && this.dueOn.toISODate()! < beijingDay()
  }
}

/** 年度进展: what came of a clause in one year. */
export class PlanProgress extends PlanProgressSchema {
  static table = 'plan_progress'
}

/** 重点任务: one of the numbered tasks of a plan. */
export default class PlanClause extends PlanClauseSchema {
  @belongsTo(() => ActionPlan, { foreignKey: 'planId' })
  declare plan: BelongsTo<typeof ActionPlan>

  @hasMany(() => PlanMilestone, { foreignKey: 'clauseId' })
  declare milestones: HasMany<typeof PlanMilestone>

  @hasMany(() => PlanProgress, { foreignKey: 'clauseId' })
  declare progress: HasMany<typeof PlanProgress>
}
