import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import { factorOf } from './second_factor.js'
import { beginSetUp, turnOff, turnOn } from './second_factor_acts.js'
import { offerShown, refusedBecause, showCodesOnce } from './second_factor_page.js'
import SecondFactorPolicy from './second_factor_policy.js'
import { codeValidator, proofValidator } from './second_factor_validators.js'

/** One's own second factor: begun with the password, in force with the first code, ended with both. */
export default class SecondFactorsController {
  async create({ auth, view }: HttpContext) {
    const factor = await factorOf(auth.getUserOrFail())
    return view.render('pages/second_factors/prove', { act: factor?.isOn ? 'renew' : 'turn_on' })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    showAgain(ctx, () => this.create(ctx))
    const proof = await request.validateUsing(proofValidator)
    const outcome = await beginSetUp(auth.getUserOrFail(), proof, actorOf(ctx))
    if ('refused' in outcome) throw refusedBecause(ctx, outcome)
    return response.redirect('/account/second-factor/edit')
  }

  async edit({ auth, response, view }: HttpContext) {
    const user = auth.getUserOrFail()
    const offered = (await factorOf(user))?.offered
    if (!offered) return response.redirect('/account/second-factor/create')
    const shown = await offerShown(user, offered)
    return view.render('pages/second_factors/set_up', { ...shown, action: '/account/second-factor', method: 'PUT' })
  }

  async update(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    showAgain(ctx, async () => this.edit(ctx))
    const { code } = await request.validateUsing(codeValidator)
    const outcome = await turnOn(auth.getUserOrFail(), code, actorOf(ctx))
    if ('refused' in outcome) throw refusedBecause(ctx, outcome)
    showCodesOnce(ctx, outcome.done)
    session.flash('success', i18n.t('second_factor.turned_on'))
    return response.redirect('/account/security')
  }

  async remove(ctx: HttpContext) {
    await ctx.bouncer.with(SecondFactorPolicy).authorize('turnOff')
    if (!(await factorOf(ctx.auth.getUserOrFail()))?.isOn) return ctx.response.redirect('/account/security')
    return ctx.view.render('pages/second_factors/prove', { act: 'turn_off' })
  }

  async destroy(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(SecondFactorPolicy).authorize('turnOff')
    showAgain(ctx, async () => this.remove(ctx))
    const proof = await request.validateUsing(proofValidator)
    const outcome = await turnOff(auth.getUserOrFail(), proof, actorOf(ctx))
    if ('refused' in outcome) throw refusedBecause(ctx, outcome)
    session.flash('success', i18n.t('second_factor.turned_off'))
    return response.redirect('/account/security')
  }
}
