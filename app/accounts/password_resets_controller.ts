import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { inTransaction } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import User from '#app/users/user'
import { newPasswordValidator, resetRequestValidator } from './account_validators.js'
import { newPasswordFault } from './password_history.js'
import { mailPasswordLink, setPasswordByToken, userOfToken } from './password_tokens.js'
import { unlock } from './sign_in.js'

export default class PasswordResetsController {
  create({ view }: HttpContext) {
    return view.render('pages/accounts/forgotten')
  }

  /** The same answer whether the address is known or not. */
  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    showAgain(ctx, () => this.create(ctx))
    const { email } = await request.validateUsing(resetRequestValidator)

    const user = await User.query().where({ email, isActive: true }).first()
    if (user) await inTransaction((trx) => mailPasswordLink(trx, user, 'password_reset'))
    session.flash('notice', i18n.t('accounts.reset.mailed'))
    return response.redirect('/sign-in')
  }

  async edit({ params, response, view }: HttpContext) {
    const user = await userOfToken(db, params.id)
    if (!user) return response.status(410).send(await view.render('pages/accounts/link_spent'))
    response.header('Referrer-Policy', 'no-referrer')
    return view.render('pages/accounts/new_password', { token: params.id, user })
  }

  async update(ctx: HttpContext) {
    const { params, request, response, session, i18n, view } = ctx
    const user = await userOfToken(db, params.id)
    if (!user) return response.status(410).send(await view.render('pages/accounts/link_spent'))

    showAgain(ctx, () => view.render('pages/accounts/new_password', { token: params.id, user }))
    const { password } = await request.validateUsing(newPasswordValidator)
    const fault = await newPasswordFault(user, password)
    if (fault) throw invalid('password', i18n.t(`accounts.password.${fault}`))

    const done = await inTransaction((trx) => setPasswordByToken(trx, params.id, user, password, actorOf(ctx)))
    if (!done) return response.status(410).send(await view.render('pages/accounts/link_spent'))
    await unlock(user.email)
    session.flash('success', i18n.t('accounts.reset.done'))
    return response.redirect('/sign-in')
  }
}
