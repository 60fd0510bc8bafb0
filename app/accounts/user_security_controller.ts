import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { resetSecondFactor } from '#app/second_factors/second_factor_acts'
import { factorShown } from '#app/second_factors/second_factor_page'
import { resetValidator } from '#app/second_factors/second_factor_validators'
import { actorOf } from '#app/users/actor'
import User from '#app/users/user'
import { endAllSessions, openSessionsOf } from './open_sessions.js'
import UserPolicy from './user_policy.js'

/** What an administrator does about a colleague's account that is no longer in the right hands. */
export default class UserSecurityController {
  async show(ctx: HttpContext) {
    const person = await personOf(ctx)
    const [factor, sessions] = [await factorShown(person), await openSessionsOf(person)]
    return ctx.view.render('pages/accounts/users/security', { person, factor, sessions })
  }

  async resetFactor(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const person = await personOf(ctx)
    showAgain(ctx, () => this.show(ctx))
    const { reason } = await request.validateUsing(resetValidator)
    await resetSecondFactor(person, reason, actorOf(ctx))
    session.flash('success', i18n.t('second_factor.was_reset', { name: person.name }))
    return response.redirect(`/users/${person.id}/security`)
  }

  async endSessions(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const person = await personOf(ctx)
    await endAllSessions(person, 'user.sessions_ended', actorOf(ctx))
    session.flash('success', i18n.t('open_sessions.all_ended', { name: person.name }))
    return response.redirect(`/users/${person.id}/security`)
  }
}

async function personOf({ bouncer, params }: HttpContext) {
  const person = await User.findOrFail(Number(params.user_id) || 0)
  await bouncer.with(UserPolicy).authorize('secure', person)
  return person
}
