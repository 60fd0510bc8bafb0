import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import ActionPlanPolicy from './action_plan_policy.js'
import { takePlanStep } from './action_plan_workflow.js'
import { visiblePlan } from './plan_page.js'

const stepValidator = vine.create({ step: vine.enum(['enact', 'close'] as const), version: vine.number() })

/** 启用, 收官 */
export default class PlanStepsController {
  async store(ctx: HttpContext) {
    const plan = await visiblePlan(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('decide')
    const { step, version } = await ctx.request.validateUsing(stepValidator)
    await takePlanStep(step, plan, personOf(ctx), version)
    return ctx.response.redirect(`/plans/${plan.id}`)
  }
}
