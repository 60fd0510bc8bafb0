import type { HttpContext } from '@adonisjs/core/http'
import { confirmGrant } from '#app/accounts/role_grant_workflow'
import { personOf } from '#app/users/actor'
import { decidableGrant } from './role_grant_page.js'
import { confirmationValidator } from './security_validators.js'

/** 确认: the rights are had from now on. */
export default class RoleGrantConfirmationsController {
  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const grant = await decidableGrant(ctx)
    const { version } = await request.validateUsing(confirmationValidator)
    await confirmGrant(grant, personOf(ctx), { version })
    session.flash('success', i18n.t('role_grants.confirmed', { name: grant.user.name }))
    return response.redirect('/role-grants')
  }
}
