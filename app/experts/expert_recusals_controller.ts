import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { handlerOf } from '#app/users/actor'
import { renderAssignment, visibleAssignment } from './assignment_page.js'
import AssignmentPolicy from './assignment_policy.js'
import Expert, { ExpertRecusal } from './expert.js'
import { renderExpert, visibleExpert } from './expert_page.js'
import ExpertPolicy from './expert_policy.js'
import { liftingValidator, recusalValidator } from './expert_validators.js'
import { liftRecusal } from './recusals.js'
import { recuseExpert } from './recuse_expert.js'

/** 回避: what a subject declared, or the office decided; taken back with a reason. */
export default class ExpertRecusalsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const assignment = await visibleAssignment(ctx)
    await bouncer.with(AssignmentPolicy).authorize('run')
    showAgain(ctx, () => renderAssignment(ctx, assignment))
    const { expertId, origin, note } = await request.validateUsing(recusalValidator)
    await Expert.findOrFail(expertId)
    const { subjectType: type, subjectId: id } = assignment
    await recuseExpert({ expertId, subject: { type, id }, origin, note }, handlerOf(ctx))
    session.flash('success', i18n.t('expert_assignments.recused'))
    return response.redirect(`/expert-assignments/${assignment.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const expert = await visibleExpert(ctx)
    await bouncer.with(ExpertPolicy).authorize('keep')
    showAgain(ctx, () => renderExpert(ctx, expert))
    const { reason } = await request.validateUsing(liftingValidator)
    const recusal = await ExpertRecusal.query()
      .where({ id: Number(params.id) || 0, expertId: expert.id })
      .firstOrFail()
    await liftRecusal(recusal, handlerOf(ctx), reason)
    session.flash('success', i18n.t('experts.lifted'))
    return response.redirect(`/experts/${expert.id}`)
  }
}
