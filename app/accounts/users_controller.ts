import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import User from '#app/users/user'
import { memberValidator, newStaffValidator, staffValidator, unassignedValidator } from './account_validators.js'
import { changePerson, givesRights, proposePerson } from './people.js'
import { newestGrant } from './role_grant.js'
import { peopleWithGrants, userList } from './user_list.js'
import { renderUser } from './user_page.js'
import UserPolicy from './user_policy.js'

/** Everybody with an account, looked after by the system administrator; what gives rights is confirmed by another. */
export default class UsersController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('administer')
    return answerList(ctx, peopleWithGrants(), userList(i18n), i18n.t('accounts.people.title'), (list) =>
      view.render('pages/accounts/users/index', { list })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(UserPolicy).authorize('administer')
    return renderUser(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('administer')
    showAgain(ctx, () => renderUser(ctx, null))
    const { grantBasis, ...person } = await request.validateUsing(newStaffValidator)
    refuseWithoutDistrict(ctx, person)

    await proposePerson({ ...person, reason: grantBasis }, personOf(ctx))
    session.flash('success', i18n.t('role_grants.proposed', { name: person.name }))
    return response.redirect('/users')
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with(UserPolicy).authorize('administer')
    return renderUser(ctx, await User.findOrFail(ctx.params.id))
  }

  async update(ctx: HttpContext) {
    const { bouncer, params, response, session, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('administer')
    const user = await User.findOrFail(params.id)
    showAgain(ctx, () => renderUser(ctx, user))
    const { grantBasis: reason, ...person } = await this.#typed(ctx, user)
    refuseWithoutDistrict(ctx, { districtCode: user.districtCode, ...person })
    if (givesRights(user, person) && !reason) throw invalid('grantBasis', i18n.t('role_grants.reason_needed'))

    const grant = await changePerson(user, { ...person, reason }, personOf(ctx))
    const said = grant ? 'role_grants.proposed' : 'accounts.people.saved'
    session.flash('success', i18n.t(said, { name: user.name }))
    return response.redirect('/users')
  }

  /** Who waits for the first rights has none that could be taken away. */
  async #typed({ request }: HttpContext, user: User) {
    const grant = await newestGrant(user.id)
    if (user.roles.length === 0 && grant?.state === 'proposed') {
      return { ...(await request.validateUsing(unassignedValidator)), roles: [], grantBasis: null }
    }
    return request.validateUsing(user.organizationId ? memberValidator : staffValidator)
  }
}

function refuseWithoutDistrict({ i18n }: HttpContext, person: { roles: string[]; districtCode?: string | null }) {
  if (person.roles.includes('district_reviewer') && !person.districtCode) {
    throw invalid('districtCode', i18n.t('accounts.people.district_needed'))
  }
}
