import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { revocationActs } from './revocation_acts.js'
import { renderRevocation, visibleRevocation } from './revocation_page.js'
import RevocationPolicy from './revocation_policy.js'
import { takeAct } from './take_act.js'

/** What officials decide on a revocation. */
export default class RevocationStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const revocation = await visibleRevocation(ctx)
    showAgain(ctx, () => renderRevocation(ctx, revocation))
    const name = await takeAct(ctx, revocationActs, revocation, (act) =>
      bouncer.with(RevocationPolicy).authorize('take', revocation, act)
    )
    session.flash('success', i18n.t(`revocations.acts.${name}.done`))
    return response.redirect(`/revocations/${revocation.id}`)
  }
}
