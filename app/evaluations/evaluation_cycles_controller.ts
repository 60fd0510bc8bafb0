import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import EvaluationCycle from './evaluation_cycle.js'
import { cycleGroups, evaluationCycleList } from './evaluation_cycle_list.js'
import { renderCycle, renderPlan, visibleCycle } from './evaluation_cycle_page.js'
import EvaluationCyclePolicy from './evaluation_cycle_policy.js'
import { planValidator } from './evaluation_validators.js'
import { planCycle, revisePlan, type CyclePlan } from './plan_cycle.js'

/** 年度效能评估 */
export default class EvaluationCyclesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(EvaluationCyclePolicy)
    await policy.authorize('list')
    const seen = EvaluationCycle.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .select('evaluation_cycles.*')
      .withCount('evaluations', (points) => void points.whereNot('state', 'left').as('points'))
      .withCount('evaluations', (points) => void points.whereNotNull('filedAt').whereNot('state', 'left').as('filed'))
    return answerList(ctx, seen, evaluationCycleList(i18n), i18n.t('evaluation_cycles.title'), async (list) =>
      view.render('pages/evaluations/cycles/index', { list, cycleGroups, manages: await policy.allows('manage') })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(EvaluationCyclePolicy).authorize('manage')
    return renderPlan(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(EvaluationCyclePolicy).authorize('manage')
    showAgain(ctx, () => renderPlan(ctx, null))
    const { plan } = await checkedPlan(ctx)
    const cycle = await atItsYear(ctx, () => planCycle(plan, personOf(ctx)))
    session.flash('success', i18n.t('evaluation_cycles.saved'))
    return response.redirect(`/evaluation-cycles/${cycle.id}`)
  }

  async show(ctx: HttpContext) {
    const cycle = await visibleCycle(ctx)
    await ctx.bouncer.with(EvaluationCyclePolicy).authorize('list')
    return renderCycle(ctx, cycle)
  }

  async edit(ctx: HttpContext) {
    const cycle = await visibleCycle(ctx)
    await ctx.bouncer.with(EvaluationCyclePolicy).authorize('manage')
    if (cycle.state !== 'planned') throw new StepNotAllowed('edit', 'moved_on')
    return renderPlan(ctx, cycle)
  }

  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const cycle = await visibleCycle(ctx)
    await bouncer.with(EvaluationCyclePolicy).authorize('manage')
    showAgain(ctx, () => renderPlan(ctx, cycle))
    const { plan, version } = await checkedPlan(ctx)
    await atItsYear(ctx, () => revisePlan(cycle, plan, personOf(ctx), version ?? -1))
    session.flash('success', i18n.t('evaluation_cycles.saved'))
    return response.redirect(`/evaluation-cycles/${cycle.id}`)
  }
}

/** @throws E_VALIDATION_ERROR also when points would have to file before their year is over */
async function checkedPlan({ request, i18n }: HttpContext) {
  const { version, selfDueOn, ...rest } = await request.validateUsing(planValidator())
  const day = String(request.input('selfDueOn'))
  if (day <= `${rest.year}-12-31`) throw invalid('selfDueOn', i18n.t('evaluation_cycles.due_too_early'))
  return { plan: { ...rest, selfDueOn: day } satisfies CyclePlan, version }
}

async function atItsYear<T>({ i18n }: HttpContext, work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StepNotAllowed) || error.reason !== 'cycle_exists') throw error
    throw invalid('year', i18n.t('workflow.refused.cycle_exists'))
  }
}
