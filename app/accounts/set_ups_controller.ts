import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { factorOf } from '#app/second_factors/second_factor'
import { offerShown, refusedBecause, showCodesOnce } from '#app/second_factors/second_factor_page'
import { turnOn } from '#app/second_factors/second_factor_acts'
import { codeValidator } from '#app/second_factors/second_factor_validators'
import { actorFor } from '#app/users/actor'
import { enter, halfWay, tooLate } from './enter.js'
import { noteSignIn } from './sign_in.js'

/** Whoever must have a second factor and has none sets it up after the password, before being signed in. */
export default class SetUpsController {
  async create(ctx: HttpContext) {
    const user = await halfWay(ctx, 'set_up')
    const offered = user && (await factorOf(user))?.offered
    if (!user || !offered) return ctx.response.redirect('/sign-in')
    ctx.response.header('Cache-Control', 'no-store')
    const shown = await offerShown(user, offered)
    return ctx.view.render('pages/second_factors/set_up', {
      ...{ ...shown, action: '/sign-in/set-up', method: 'POST', isRequired: true },
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const user = await halfWay(ctx, 'set_up')
    if (!user) return tooLate(ctx)
    showAgain(ctx, async () => this.create(ctx))
    const { code } = await request.validateUsing(codeValidator)
    const from = { ip: request.ip(), requestId: request.id() }
    const outcome = await turnOn(user, code, { ...actorFor(user), ...from }, (trx) =>
      noteSignIn(trx, user, from, 'totp')
    )
    if ('refused' in outcome) throw refusedBecause(ctx, outcome)
    const wanted = await enter(ctx, user)
    showCodesOnce(ctx, outcome.done)
    session.flash('wanted', wanted ?? '/home')
    session.flash('success', i18n.t('second_factor.turned_on'))
    return response.redirect('/account/security')
  }
}
