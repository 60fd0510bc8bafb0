import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { colleagueValidator } from './account_validators.js'
import { invitePerson, setActive, shutOutByColleagues } from './people.js'
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

  /** Lets somebody in again. */
  async update(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const colleague = await colleagueOf(ctx)
    if ((await shutOutByColleagues([colleague])).length === 0)
      throw new StepNotAllowed('reactivate', 'not_by_colleague')
    await setActive(colleague, true, actorOf(ctx))
    session.flash('success', i18n.t('accounts.people.reactivated', { name: colleague.name }))
    return response.redirect('/organization')
  }

  async destroy(ctx: HttpContext) {
    await setActive(await colleagueOf(ctx), false, actorOf(ctx))
    return ctx.response.redirect('/organization')
  }
}

async function colleagueOf({ auth, bouncer, params }: HttpContext) {
  await bouncer.with(UserPolicy).authorize('manageColleagues')
  const { id, organizationId } = auth.getUserOrFail()
  return User.query()
    .where({ id: Number(params.id) || 0, organizationId: organizationId! })
    .whereNot('id', id)
    .firstOrFail()
}
