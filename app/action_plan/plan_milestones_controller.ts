import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import ActionPlanPolicy from './action_plan_policy.js'
import { milestoneValidator, proofValidator } from './action_plan_validators.js'
import { addMilestone, proveMilestone, removeMilestone } from './change_plan.js'
import { PlanMilestone } from './plan_clause.js'
import { renderClause, visibleClause } from './plan_page.js'

/** 节点 of a clause: set, reached with proof, or dropped. */
export default class PlanMilestonesController {
  async store(ctx: HttpContext) {
    const clause = await visibleClause(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', clause.plan)
    showAgain(ctx, () => renderClause(ctx, clause))
    const { milestone, deadline } = await ctx.request.validateUsing(milestoneValidator)
    await addMilestone(clause, personOf(ctx), { title: milestone, dueOn: DateTime.fromJSDate(deadline) })
    return ctx.response.redirect(`/plan-clauses/${clause.id}`)
  }

  async update(ctx: HttpContext) {
    const { clause, milestone } = await found(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', clause.plan)
    showAgain(ctx, () => renderClause(ctx, clause))
    const { doneOn, proof } = await ctx.request.validateUsing(proofValidator)
    await proveMilestone(clause, milestone, personOf(ctx), { doneOn: DateTime.fromISO(doneOn), proof })
    return ctx.response.redirect(`/plan-clauses/${clause.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { clause, milestone } = await found(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', clause.plan)
    await removeMilestone(clause, milestone, personOf(ctx))
    return ctx.response.redirect(`/plan-clauses/${clause.id}`)
  }
}

async function found(ctx: HttpContext) {
  const milestone = await PlanMilestone.findOrFail(Number(ctx.params.id) || 0)
  return { milestone, clause: await visibleClause(ctx, milestone.clauseId) }
}
