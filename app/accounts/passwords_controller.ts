import type { HttpContext } from '@adonisjs/core/http'
import hash from '@adonisjs/core/services/hash'
import { inTransaction } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import { record } from '#app/audit/record'
import { actorOf } from '#app/users/actor'
import { ownPasswordValidator } from './account_validators.js'
import { newPasswordFault } from './password_history.js'
import { changePassword } from './password_tokens.js'

export default class PasswordsController {
  async update(ctx: HttpContext) {
    const { auth, request, response, session, i18n, view } = ctx
    const user = auth.getUserOrFail()
    showAgain(ctx, () => view.render('pages/accounts/account'))
    const { currentPassword, password } = await request.validateUsing(ownPasswordValidator)

    if (!(await hash.verify(user.password, currentPassword))) {
      throw invalid('currentPassword', i18n.t('accounts.password.wrong'))
    }
    const fault = await newPasswordFault(user, password)
    if (fault) throw invalid('password', i18n.t(`accounts.password.${fault}`))

    await inTransaction(async (trx) => {
      await changePassword(trx, user, password)
      await record(trx, {
        action: 'user.password_changed',
        subject: { type: 'user', id: user.id },
        by: actorOf(ctx),
      })
    })
    session.regenerate()
    session.put('epoch', user.sessionEpoch + 1)
    session.flash('success', i18n.t('accounts.password.changed'))
    return response.redirect('/account')
  }
}
