import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/users/actor'
import User from '#app/users/user'
import { endLockOut, lockOuts } from './lock_outs.js'
import SecurityPolicy from './security_policy.js'

/** 登录锁定: who cannot sign in now. */
export default class LockOutsController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(SecurityPolicy).authorize('oversee')
    return view.render('pages/security_office/lock_outs', await lockOuts())
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, params, response, session, i18n } = ctx
    await bouncer.with(SecurityPolicy).authorize('oversee')
    const user = await User.findOrFail(params.id)
    await bouncer.with(SecurityPolicy).authorize('unlock', user)
    await endLockOut(user, actorOf(ctx))
    session.flash('success', i18n.t('security_office.unlocked', { name: user.name }))
    return response.redirect('/lock-outs')
  }
}
