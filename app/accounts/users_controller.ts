import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { districtCodes } from '#app/organizations/districts'
import { actorOf } from '#app/users/actor'
import User from '#app/users/user'
import { memberRoles, memberValidator, newStaffValidator, staffRoles, staffValidator } from './account_validators.js'
import { changePerson, invitePerson } from './people.js'
import { userList } from './user_list.js'
import UserPolicy from './user_policy.js'

/** Everybody with an account, looked after by an administrator. */
export default class UsersController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('administer')
    const people = User.query().preload('organization')
    return answerList(ctx, people, userList(i18n), i18n.t('accounts.people.title'), (list) =>
      view.render('pages/accounts/users/index', { list })
    )
  }

  async create({ bouncer, view }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('administer')
    return view.render('pages/accounts/users/edit', { person: null, offered: staffRoles, districtCodes })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('administer')
    showAgain(ctx, () => this.create(ctx))
    const person = await request.validateUsing(newStaffValidator)
    refuseWithoutDistrict(ctx, person)

    await invitePerson(person, actorOf(ctx))
    session.flash('success', i18n.t('accounts.people.invited', { name: person.name }))
    return response.redirect('/users')
  }

  async edit({ bouncer, params, view }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('administer')
    const person = await User.findOrFail(params.id)
    const offered = person.organizationId ? memberRoles : staffRoles
    return view.render('pages/accounts/users/edit', { person, offered, districtCodes })
  }

  async update(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('administer')
    const user = await User.findOrFail(params.id)
    showAgain(ctx, () => this.edit(ctx))
    const person = await request.validateUsing(user.organizationId ? memberValidator : staffValidator)
    refuseWithoutDistrict(ctx, person)

    await changePerson(user, person, actorOf(ctx))
    session.flash('success', i18n.t('accounts.people.saved', { name: user.name }))
    return response.redirect('/users')
  }
}

function refuseWithoutDistrict({ i18n }: HttpContext, person: { roles: string[]; districtCode?: string | null }) {
  if (person.roles.includes('district_reviewer') && !person.districtCode) {
    throw invalid('districtCode', i18n.t('accounts.people.district_needed'))
  }
}
