import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import ActionPlanPolicy from './action_plan_policy.js'
import { progressValidator } from './action_plan_validators.js'
import { noteProgress } from './change_plan.js'
import { renderClause, visibleClause } from './plan_page.js'

/** 年度进展 */
export default class PlanProgressController {
  async store(ctx: HttpContext) {
    const clause = await visibleClause(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', clause.plan)
    showAgain(ctx, () => renderClause(ctx, clause))
    const { year, progress } = await ctx.request.validateUsing(progressValidator)
    await noteProgress(clause, personOf(ctx), { year, content: progress })
    return ctx.response.redirect(`/plan-clauses/${clause.id}`)
  }
}
