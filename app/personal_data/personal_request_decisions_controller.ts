import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderRequest, requestOfAddress } from './personal_request_page.js'
import PersonalRequestPolicy from './personal_request_policy.js'
import { decisionValidator } from './personal_request_validators.js'
import { decideRequest } from './personal_request_workflow.js'

/** The answer, with its reason. */
export default class PersonalRequestDecisionsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    const row = await requestOfAddress(ctx)
    await bouncer.with(PersonalRequestPolicy).authorize('decide', row)
    showAgain(ctx, () => renderRequest(ctx, row))
    const { step, answer, version } = await ctx.request.validateUsing(decisionValidator)
    const by = personOf(ctx, auth.getUserOrFail().inName('division_head'))
    await decideRequest(step, row, by, { reply: answer, version })
    session.flash('success', i18n.t('personal_requests.decided'))
    return response.redirect(`/personal-requests/${row.id}`)
  }
}
