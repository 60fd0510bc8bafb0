import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { PlanTargetSchema } from '#database/schema'
import type { MeasureCode } from '#app/tallies/countings'
import ActionPlan from './action_plan.js'
import type { TargetRule } from './target_standing.js'

/** 指标: so much of a measure by a day. */
export default class PlanTarget extends PlanTargetSchema {
  declare measure: MeasureCode
  declare operator: TargetRule['operator']
  declare aggregation: TargetRule['aggregation']

  @belongsTo(() => ActionPlan, { foreignKey: 'planId' })
  declare plan: BelongsTo<typeof ActionPlan>

  ruleIn({ startsOn }: Pick<ActionPlan, 'startsOn'>): TargetRule {
    const { operator, target, baseline, aggregation } = this
    return {
      ...{ operator, target, baseline, aggregation },
      startsOn: startsOn.toISODate()!,
      deadline: this.deadline.toISODate()!,
    }
  }
}
