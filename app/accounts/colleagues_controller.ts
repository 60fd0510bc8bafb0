import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import User from '#app/users/user'
import { colleagueValidator } from './account_validators.js'
import { invitePerson, setActive } from './people.js'
import UserPolicy from './user_policy.js'

/** The people of one's own institution. */
export default class ColleaguesController {
  async create({ bouncer, view }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('manageColleagues')
    return view.render('pages/accounts/colleagues/create')
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('manageColleagues')
    showAgain(ctx, () => this.create(ctx))
    const person = await request.validateUsing(colleagueValidator)

    await invitePerson({ ...person, organizationId: auth.getUserOrFail().organizationId }, actorOf(ctx))
    session.flash('success', i18n.t('accounts.people.invited', { name: person.name }))
    return response.redirect('/organization')
  }

  async destroy(ctx: HttpContext) {
    const { auth, bouncer, params, response } = ctx
    await bouncer.with(UserPolicy).authorize('manageColleagues')
    const me = auth.getUserOrFail()
    const colleague = await User.query()
      .where({ id: params.id, organizationId: me.organizationId! })
      .whereNot('id', me.id)
      .firstOrFail()
    await setActive(colleague, false, actorOf(ctx))
    return response.redirect('/organization')
  }
}
