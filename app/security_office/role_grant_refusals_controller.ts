import type { HttpContext } from '@adonisjs/core/http'
import RoleGrant from '#app/accounts/role_grant'
import { refuseGrant } from '#app/accounts/role_grant_workflow'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderGrant } from './role_grant_page.js'
import SecurityPolicy from './security_policy.js'
import { refusalValidator } from './security_validators.js'

/** 不予确认, with a reason that whoever proposed is told. */
export default class RoleGrantRefusalsController {
  async store(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    await bouncer.with(SecurityPolicy).authorize('oversee')
    const grant = await RoleGrant.query()
      .where('id', Number(params.role_grant_id) || 0)
      .preload('user')
      .firstOrFail()
    await bouncer.with(SecurityPolicy).authorize('decide', grant)
    showAgain(ctx, () => renderGrant(ctx, grant.id))
    await refuseGrant(grant, personOf(ctx), await request.validateUsing(refusalValidator))
    session.flash('success', i18n.t('role_grants.refused', { name: grant.user.name }))
    return response.redirect('/role-grants')
  }
}
