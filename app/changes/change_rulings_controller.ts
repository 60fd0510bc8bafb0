import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderRequest, visibleRequest } from './change_page.js'
import ChangePolicy, { deciderOf } from './change_policy.js'
import { changeRulingValidator, chosenRulingValidator } from './change_validators.js'
import { ruleOnChange } from './rule_on_change.js'

/** Deciding: the handler verifies, the head of the division decides. */
export default class ChangeRulingsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const asked = await visibleRequest(ctx)
    showAgain(ctx, () => renderRequest(ctx, asked))
    const { ruling } = await request.validateUsing(chosenRulingValidator)
    await bouncer.with(ChangePolicy).authorize('rule', asked, ruling)
    const { paperNumber: docNumber, ...words } = await request.validateUsing(changeRulingValidator)
    const by = personOf(ctx, deciderOf(auth.getUserOrFail(), asked, ruling))
    await ruleOnChange(asked, ruling, by, { ...words, docNumber })
    session.flash('success', i18n.t(`change_requests.now.${asked.state}`))
    return response.redirect(`/change-requests/${asked.id}`)
  }
}
