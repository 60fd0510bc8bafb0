import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { profileValidator } from './account_validators.js'

/** One's own name, title, telephone and language. */
export default class AccountController {
  edit({ view }: HttpContext) {
    return view.render('pages/accounts/account')
  }

  async update(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    showAgain(ctx, async () => this.edit(ctx))
    const profile = await request.validateUsing(profileValidator)
    await auth.getUserOrFail().merge(profile).save()
    session.flash('success', i18n.t('accounts.account.saved'))
    return response.redirect('/account')
  }
}
