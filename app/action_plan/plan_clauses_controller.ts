import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import ActionPlanPolicy from './action_plan_policy.js'
import { clauseValidator } from './action_plan_validators.js'
import { writeClause } from './change_plan.js'
import { renderClause, visibleClause } from './plan_page.js'

/** 重点任务: a numbered task with milestones, what shows that they were reached, and its progress by year. */
export default class PlanClausesController {
  async show(ctx: HttpContext) {
    const clause = await visibleClause(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('list')
    return renderClause(ctx, clause)
  }

  async edit(ctx: HttpContext) {
    const clause = await visibleClause(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', clause.plan)
    return ctx.view.render('pages/action_plan/clauses/edit', { clause })
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, view } = ctx
    const clause = await visibleClause(ctx)
    await bouncer.with(ActionPlanPolicy).authorize('write', clause.plan)
    showAgain(ctx, () => view.render('pages/action_plan/clauses/edit', { clause }))
    const { clauseTitle, partners, ...facts } = await request.validateUsing(clauseValidator)
    await writeClause(clause, personOf(ctx), { ...facts, title: clauseTitle, partners: partners ?? null })
    return response.redirect(`/plan-clauses/${clause.id}`)
  }
}
