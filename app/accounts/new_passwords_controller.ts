import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { newPasswordValidator } from './account_validators.js'
import { goOn, halfWay, secondOf, tooLate } from './enter.js'
import { newPasswordFault } from './password_history.js'
import { renewPassword } from './sign_in.js'

/** Whoever signs in with a password that has become too old sets another one, before being signed in. */
export default class NewPasswordsController {
  async create(ctx: HttpContext) {
    if (!(await halfWay(ctx, 'new_password'))) return ctx.response.redirect('/sign-in')
    return ctx.view.render('pages/accounts/old_password')
  }

  async store(ctx: HttpContext) {
    const { request, session, i18n } = ctx
    const user = await halfWay(ctx, 'new_password')
    if (!user) return tooLate(ctx)
    showAgain(ctx, async () => this.create(ctx))
    const { password } = await request.validateUsing(newPasswordValidator)
    const fault = await newPasswordFault(user, password)
    if (fault) throw invalid('password', i18n.t(`accounts.password.${fault}`))

    const from = { ip: request.ip(), requestId: request.id() }
    const step = await renewPassword(user, password, from, secondOf(ctx))
    await user.refresh()
    session.flash('success', i18n.t('accounts.password.renewed'))
    return goOn(ctx, user, step)
  }
}
