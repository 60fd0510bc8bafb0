import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { concludeRollOver, reopenRollOver } from './begin_roll_over.js'
import RollOverPolicy from './roll_over_policy.js'
import { renderRollOver, visibleRollOver } from './roll_over_page.js'
import { rollOverStepValidator } from './roll_over_validators.js'

/** 结束筹备, 重新筹备 */
export default class RollOverStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const rollOver = await visibleRollOver(ctx)
    await bouncer.with(RollOverPolicy).authorize('conclude')
    showAgain(ctx, () => renderRollOver(ctx, rollOver))
    const { step, version, opinion } = await request.validateUsing(rollOverStepValidator)
    const by = personOf(ctx, auth.getUserOrFail().inName('division_head'))
    if (step === 'conclude') await concludeRollOver(rollOver, by, { version, opinion })
    else await reopenRollOver(rollOver, by, { version, opinion })
    session.flash('success', i18n.t(`roll_overs.done.${step}`))
    return response.redirect(`/roll-overs/${rollOver.id}`)
  }
}
