import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import { profileValidator } from './account_validators.js'

/** One's own name, title, telephone and language: on the trail like everything that changes a person (kept_users.ts). */
export default class AccountController {
  edit({ view }: HttpContext) {
    return view.render('pages/accounts/account')
  }

  async update(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    showAgain(ctx, async () => this.edit(ctx))
    const profile = await request.validateUsing(profileValidator)
    const user = auth.getUserOrFail()
    await inTransaction(async (trx) => {
      await user.useTransaction(trx).merge(profile).save()
      const subject = { type: 'user', id: user.id }
      await record(trx, { action: 'user.profile_changed', subject, by: actorOf(ctx), details: { name: user.name } })
    })
    session.flash('success', i18n.t('accounts.account.saved'))
    return response.redirect('/account')
  }
}
