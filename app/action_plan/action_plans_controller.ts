import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import ActionPlan from './action_plan.js'
import ActionPlanPolicy from './action_plan_policy.js'
import { planValidator } from './action_plan_validators.js'
import { actionPlanWorkflow } from './action_plan_workflow.js'
import { revisePlan } from './change_plan.js'
import { draftPlan, firstPlan, nextPlanOf } from './draft_plan.js'
import { boardOf, elapsedPercent, targetText } from './plan_board.js'
import { visiblePlan } from './plan_page.js'

/** 行动方案: the plans of the city and how far they have come. */
export default class ActionPlansController {
  async index({ auth, bouncer, view, response }: HttpContext) {
    await bouncer.with(ActionPlanPolicy).authorize('list')
    const plans = await ActionPlan.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .orderBy('startsOn', 'desc')
      .orderBy('id', 'desc')
    const current = plans.find(({ state }) => state === 'in_force')
    if (plans.length === 1 && current) return response.redirect(`/plans/${current.id}`)
    return view.render('pages/action_plan/plans/index', {
      plans,
      mayDraft: await bouncer.with(ActionPlanPolicy).allows('draft'),
    })
  }

  /** Another plan is written from the one before; the first one from the text that was issued. */
  async store(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    await bouncer.with(ActionPlanPolicy).authorize('draft')
    const text = request.input('from')
      ? await nextPlanOf(await visiblePlan(ctx, request.input('from')))
      : await firstPlan()
    const plan = await draftPlan(text, personOf(ctx))
    return response.redirect(`/plans/${plan.id}`)
  }

  async show(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const plan = await visiblePlan(ctx)
    await bouncer.with(ActionPlanPolicy).authorize('list')
    const clauses = await plan.related('clauses').query().preload('milestones').orderBy('number')
    const can = bouncer.with(ActionPlanPolicy)
    return view.render('pages/action_plan/plans/show', {
      ...{ plan, clauses },
      board: await boardOf(plan),
      elapsed: elapsedPercent(plan),
      targetText: (target: Parameters<typeof targetText>[0]) => targetText(target, i18n),
      mayWrite: await can.allows('write', plan),
      mayDraft: await can.allows('draft'),
      mayEnact: (await can.allows('decide')) && actionPlanWorkflow.allows('enact', plan),
      mayClose: (await can.allows('decide')) && actionPlanWorkflow.allows('close', plan),
      timeline: await timelineOf('action_plan', plan.id, i18n),
    })
  }

  async edit(ctx: HttpContext) {
    const plan = await visiblePlan(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('write', plan)
    return ctx.view.render('pages/action_plan/plans/edit', { plan })
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, view } = ctx
    const plan = await visiblePlan(ctx)
    await bouncer.with(ActionPlanPolicy).authorize('write', plan)
    showAgain(ctx, () => view.render('pages/action_plan/plans/edit', { plan }))
    const { planName, planDocNumber, startsOn, endsOn } = await request.validateUsing(planValidator)
    const days = { startsOn: DateTime.fromJSDate(startsOn), endsOn: DateTime.fromJSDate(endsOn) }
    await revisePlan(plan, personOf(ctx), { name: planName, docNumber: planDocNumber ?? null, ...days })
    return response.redirect(`/plans/${plan.id}`)
  }
}
