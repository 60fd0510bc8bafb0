import type { HttpContext } from '@adonisjs/core/http'
import { codesShown, factorShown } from '#app/second_factors/second_factor_page'
import { mustHaveSecondFactor } from '#app/second_factors/second_factor'
import { openSessionsOf } from './open_sessions.js'

/** How one's own account is kept safe: the second factor, and where one is signed in. */
export default class SecurityController {
  async show(ctx: HttpContext) {
    const { auth, session, view } = ctx
    const user = auth.getUserOrFail()
    return view.render('pages/accounts/security', {
      factor: await factorShown(user),
      isRequired: mustHaveSecondFactor(user),
      codes: codesShown(ctx),
      wanted: session.flashMessages.get('wanted'),
      sessions: await openSessionsOf(user, session.sessionId),
    })
  }
}
