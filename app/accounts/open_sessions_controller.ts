import { errors, type HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/users/actor'
import { endAllSessions, endSession } from './open_sessions.js'

/** Signing out elsewhere: at one place, or everywhere but here. */
export default class OpenSessionsController {
  async destroy(ctx: HttpContext) {
    const { auth, params, request, response, session, i18n } = ctx
    const ended = await endSession(auth.getUserOrFail(), params.id, actorOf(ctx), session.sessionId)
    if (!ended) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    session.flash('success', i18n.t('open_sessions.ended'))
    return response.redirect('/account/security')
  }

  /** This session goes on under another name, as after a new password. */
  async clear(ctx: HttpContext) {
    const { auth, response, session, i18n } = ctx
    const user = auth.getUserOrFail()
    await endAllSessions(user, 'user.other_sessions_ended', actorOf(ctx))
    session.regenerate()
    session.put('epoch', user.sessionEpoch + 1)
    session.flash('success', i18n.t('open_sessions.others_ended'))
    return response.redirect('/account/security')
  }
}
