import type { HttpContext } from '@adonisjs/core/http'
import RoleGrant from '#app/accounts/role_grant'
import { confirmGrant } from '#app/accounts/role_grant_workflow'
import { personOf } from '#app/users/actor'
import SecurityPolicy from './security_policy.js'
import { confirmationValidator } from './security_validators.js'

/** 确认: the rights are had from now on. */
export default class RoleGrantConfirmationsController {
  async store(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    await bouncer.with(SecurityPolicy).authorize('oversee')
    const grant = await RoleGrant.query()
      .where('id', Number(params.role_grant_id) || 0)
      .preload('user')
      .firstOrFail()
    await bouncer.with(SecurityPolicy).authorize('decide', grant)
    const { version } = await request.validateUsing(confirmationValidator)
    await confirmGrant(grant, personOf(ctx), { version })
    session.flash('success', i18n.t('role_grants.confirmed', { name: grant.user.name }))
    return response.redirect('/role-grants')
  }
}
