import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderCall, visibleCall } from './case_call_page.js'
import CaseCallPolicy from './case_call_policy.js'
import { callStepValidator } from './case_call_validators.js'
import type CaseCall from './case_call.js'
import { proposeCall, returnCall } from './draft_call.js'
import { cancelCall, closeCall, publishCall } from './move_call.js'

/** 送批, 退回, 发布, 截止, 取消 */
export default class CaseCallStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const call = await visibleCall(ctx)
    showAgain(ctx, () => renderCall(ctx, call))
    const act = guarding(request.input('step'), call)
    await bouncer.with(CaseCallPolicy).authorize(act)
    const { step, version, ...reasons } = await request.validateUsing(callStepValidator)
    const by = personOf(ctx, act === 'publish' ? auth.getUserOrFail().inName('division_head') : null)
    if (step === 'propose') await proposeCall(call, by, version)
    else if (step === 'return') await returnCall(call, by, version, reasons.returnReason!)
    else if (step === 'publish') await publishCall(call, by, { version })
    else if (step === 'close') await closeCall(call, by, { version, opinion: reasons.closeReason })
    else await cancelCall(call, by, { version, opinion: reasons.cancelReason })
    session.flash('success', i18n.t(`case_calls.step_done.${step}`))
    return response.redirect(`/case-calls/${call.id}`)
  }
}

/** Whoever drafts may drop the draft; what went out is called off in the name of the division. */
function guarding(step: unknown, { state }: CaseCall) {
  const isOfDivision = step === 'publish' || step === 'return' || (step === 'cancel' && state !== 'draft')
  return isOfDivision ? 'publish' : 'manage'
}
