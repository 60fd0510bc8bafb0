import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { takeCycleStep } from './evaluation_cycle_acts.js'
import { renderCycle, visibleCycle } from './evaluation_cycle_page.js'
import EvaluationCyclePolicy, { LEADERS } from './evaluation_cycle_policy.js'
import { cycleStepValidator } from './evaluation_validators.js'

/** 启动自评, 自评截止, 启动评分, 形成结果, 提请审议, 退回校准, 公示, 结束 */
export default class CycleStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const cycle = await visibleCycle(ctx)
    await bouncer.with(EvaluationCyclePolicy).authorize('list')
    showAgain(ctx, () => renderCycle(ctx, cycle))
    const { step, version, opinion } = await request.validateUsing(cycleStepValidator)
    await bouncer.with(EvaluationCyclePolicy).authorize('take', step)
    const name = LEADERS.includes(step) ? auth.getUserOrFail().inName('bureau_leader') : null
    await takeCycleStep(step, cycle, personOf(ctx, name), { version, opinion })
    session.flash('success', i18n.t(`evaluation_cycles.step_done.${step}`))
    return response.redirect(`/evaluation-cycles/${cycle.id}`)
  }
}
