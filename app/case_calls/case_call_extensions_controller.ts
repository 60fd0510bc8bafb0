import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderCall, visibleCall } from './case_call_page.js'
import CaseCallPolicy from './case_call_policy.js'
import { callExtensionValidator } from './case_call_validators.js'
import { extendCall } from './move_call.js'

/** 延长征集 */
export default class CaseCallExtensionsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const call = await visibleCall(ctx)
    await bouncer.with(CaseCallPolicy).authorize('publish')
    showAgain(ctx, () => renderCall(ctx, call))
    const { version, newClosesOn, extensionReason: reason } = await request.validateUsing(callExtensionValidator)
    const closesOn = DateTime.fromJSDate(newClosesOn).toISODate()!
    if (closesOn <= call.lastDay) throw invalid('newClosesOn', i18n.t('case_calls.not_longer'))
    const by = personOf(ctx, auth.getUserOrFail().inName('division_head'))
    await extendCall(call, by, { closesOn, reason, version })
    session.flash('success', i18n.t('case_calls.step_done.extend'))
    return response.redirect(`/case-calls/${call.id}`)
  }
}
