import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { measureCodes } from '#app/tallies/countings'
import type ActionPlan from './action_plan.js'
import ActionPlanPolicy from './action_plan_policy.js'
import { targetValidator } from './action_plan_validators.js'
import { removeTarget, writeTarget } from './change_plan.js'
import { targetPage, targetText } from './plan_board.js'
import { visiblePlan, visibleTarget } from './plan_page.js'
import type PlanTarget from './plan_target.js'
import { aggregations, operators } from './target_standing.js'

/** 指标 of a plan: what adds up to it, and what the plan says of it. */
export default class PlanTargetsController {
  async show(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const { plan, target } = await visibleTarget(ctx)
    await bouncer.with(ActionPlanPolicy).authorize('list')
    return view.render('pages/action_plan/targets/show', {
      ...{ plan, target, text: targetText(target, i18n) },
      ...(await targetPage(plan, target)),
      mayWrite: await bouncer.with(ActionPlanPolicy).allows('write', plan),
    })
  }

  async create(ctx: HttpContext) {
    const plan = await visiblePlan(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', plan)
    return renderForm(ctx, plan, null)
  }

  async store(ctx: HttpContext) {
    const plan = await visiblePlan(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', plan)
    showAgain(ctx, () => renderForm(ctx, plan, null))
    await writeTarget(plan, null, personOf(ctx), await typedTarget(ctx))
    return ctx.response.redirect(`/plans/${plan.id}`)
  }

  async edit(ctx: HttpContext) {
    const { plan, target } = await visibleTarget(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', plan)
    return renderForm(ctx, plan, target)
  }

  async update(ctx: HttpContext) {
    const { plan, target } = await visibleTarget(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', plan)
    showAgain(ctx, () => renderForm(ctx, plan, target))
    await writeTarget(plan, target, personOf(ctx), await typedTarget(ctx))
    return ctx.response.redirect(`/plan-targets/${target.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { plan, target } = await visibleTarget(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', plan)
    await removeTarget(plan, target, personOf(ctx))
    return ctx.response.redirect(`/plans/${plan.id}`)
  }
}

async function typedTarget({ request }: HttpContext) {
  const { targetName, deadline, target, baseline, countRule, ...facts } = await request.validateUsing(targetValidator)
  return {
    ...facts,
    name: targetName,
    target: facts.operator === 'rise' ? null : target!,
    baseline: baseline ?? null,
    countRule: countRule ?? null,
    deadline: DateTime.fromJSDate(deadline),
  }
}

function renderForm({ view }: HttpContext, plan: ActionPlan, target: PlanTarget | null) {
  return view.render('pages/action_plan/targets/edit', { plan, target, measureCodes, operators, aggregations })
}
