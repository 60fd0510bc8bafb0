import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { submitRequest, withdrawRequest } from './ask_change.js'
import { renderRequest, visibleRequest } from './change_page.js'
import ChangePolicy from './change_policy.js'
import { changeStepValidator } from './change_validators.js'
import { resumeEarly } from './suspensions.js'

const STEPS = { submit: submitRequest, withdraw: withdrawRequest, resume: resumeEarly }

/** What the institution does with its request: hand it in, give it up, resume before the last day. */
export default class ChangeStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const asked = await visibleRequest(ctx)
    await bouncer.with(ChangePolicy).authorize('submit', asked)
    showAgain(ctx, () => renderRequest(ctx, asked))
    const { step, version } = await request.validateUsing(changeStepValidator)
    await STEPS[step](asked, personOf(ctx), version)
    session.flash('success', i18n.t(`change_requests.now.${asked.state}`))
    return response.redirect(`/change-requests/${asked.id}`)
  }
}
