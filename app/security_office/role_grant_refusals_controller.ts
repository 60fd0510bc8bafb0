import type { HttpContext } from '@adonisjs/core/http'
import { refuseGrant } from '#app/accounts/role_grant_workflow'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { decidableGrant, renderGrant } from './role_grant_page.js'
import { refusalValidator } from './security_validators.js'

/** 不予确认, with a reason that whoever proposed is told. */
export default class RoleGrantRefusalsController {
  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const grant = await decidableGrant(ctx)
    showAgain(ctx, () => renderGrant(ctx, grant.id))
    await refuseGrant(grant, personOf(ctx), await request.validateUsing(refusalValidator))
    session.flash('success', i18n.t('role_grants.refused', { name: grant.user.name }))
    return response.redirect('/role-grants')
  }
}
