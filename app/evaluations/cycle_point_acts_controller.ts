import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderPoint, visibleCycle, visiblePoint } from './evaluation_cycle_page.js'
import EvaluationCyclePolicy from './evaluation_cycle_policy.js'
import { leavingValidator, partValidator, reopeningValidator } from './evaluation_validators.js'
import { changePart, leaveEvaluation, reopenEvaluation } from './point_acts.js'
import type PointEvaluation from './point_evaluation.js'

/** 重开, 退出, 调整参评方式 of one point. */
export default class CyclePointActsController {
  async reopen(ctx: HttpContext) {
    const evaluation = await managed(ctx)
    const { reopenReason, days, version } = await ctx.request.validateUsing(reopeningValidator)
    await reopenEvaluation(evaluation, personOf(ctx), { reason: reopenReason, days, version })
    return done(ctx, evaluation, 'reopened')
  }

  async leave(ctx: HttpContext) {
    const evaluation = await managed(ctx)
    const { leaveReason, version } = await ctx.request.validateUsing(leavingValidator)
    await leaveEvaluation(evaluation, personOf(ctx), { reason: leaveReason, version })
    return done(ctx, evaluation, 'left')
  }

  async part(ctx: HttpContext) {
    const evaluation = await managed(ctx)
    const { part, partReason, version } = await ctx.request.validateUsing(partValidator)
    await changePart(evaluation, personOf(ctx), { part, reason: partReason, version })
    return done(ctx, evaluation, 'part_changed')
  }
}

async function managed(ctx: HttpContext) {
  const cycle = await visibleCycle(ctx)
  const evaluation = await visiblePoint(ctx, cycle)
  await ctx.bouncer.with(EvaluationCyclePolicy).authorize('manage')
  showAgain(ctx, () => renderPoint(ctx, cycle, evaluation))
  return evaluation
}

function done({ response, session, i18n }: HttpContext, { id, cycleId, name }: PointEvaluation, act: string) {
  session.flash('success', i18n.t(`evaluation_cycles.point_done.${act}`, { name }))
  return response.redirect(`/evaluation-cycles/${cycleId}/points/${id}`)
}
