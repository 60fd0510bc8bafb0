import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { handlerOf } from '#app/users/actor'
import { renderExpert, visibleExpert } from './expert_page.js'
import ExpertPolicy from './expert_policy.js'
import { expertStepValidator } from './expert_validators.js'
import { pauseExpert, resumeExpert } from './expert_workflow.js'

/** 暂停、恢复. */
export default class ExpertStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const expert = await visibleExpert(ctx)
    await bouncer.with(ExpertPolicy).authorize('keep')
    showAgain(ctx, () => renderExpert(ctx, expert))
    const { step, reason, version } = await request.validateUsing(expertStepValidator)
    if (step === 'pause') await pauseExpert(expert, handlerOf(ctx), { reason: reason!, version })
    else await resumeExpert(expert, handlerOf(ctx), { version })
    session.flash('success', i18n.t(`experts.done.${step}`))
    return response.redirect(`/experts/${expert.id}`)
  }
}
