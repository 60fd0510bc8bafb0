import type { HttpContext } from '@adonisjs/core/http'
import { clauseRecords } from '#app/light_records/light_record_counts'
import ActionPlan from './action_plan.js'
import ActionPlanPolicy from './action_plan_policy.js'
import PlanClause from './plan_clause.js'
import PlanTarget from './plan_target.js'

export function visiblePlan({ auth, params }: HttpContext, id: unknown = params.plan_id ?? params.id) {
  return ActionPlan.query()
    .withScopes((scopes) => {
      scopes.visibleTo(auth.getUserOrFail())
      scopes.whole()
    })
    .where('id', Number(id) || 0)
    .firstOrFail()
}

/** A target with its plan, where the reader may see it. */
export async function visibleTarget(ctx: HttpContext) {
  const target = await PlanTarget.findOrFail(Number(ctx.params.id) || 0)
  return { target, plan: await visiblePlan(ctx, target.planId) }
}

/** A clause with its plan, milestones and yearly progress. */
export async function visibleClause(ctx: HttpContext, id: unknown = ctx.params.plan_clause_id ?? ctx.params.id) {
  const clause = await PlanClause.query()
    .where('id', Number(id) || 0)
    .preload('milestones', (milestones) => milestones.orderBy('dueOn').orderBy('id'))
    .preload('progress', (progress) => progress.orderBy('year', 'desc'))
    .firstOrFail()
  clause.$setRelated('plan', await visiblePlan(ctx, clause.planId))
  return clause
}

export async function renderClause({ auth, bouncer, view }: HttpContext, clause: PlanClause) {
  return view.render('pages/action_plan/clauses/show', {
    clause,
    plan: clause.plan,
    records: await clauseRecords(clause.number, clause.plan.years, auth.getUserOrFail()),
    mayWrite: await bouncer.with(ActionPlanPolicy).allows('write', clause.plan),
  })
}
