import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { withdrawalValidator } from './account_validators.js'
import RoleGrant from './role_grant.js'
import { withdrawGrant } from './role_grant_workflow.js'
import UserPolicy from './user_policy.js'

/** 撤回: what was proposed shall not be confirmed. */
export default class RoleGrantWithdrawalsController {
  async store(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('administer')
    const grant = await RoleGrant.query()
      .where({ id: Number(params.role_grant_id) || 0, userId: Number(params.user_id) || 0 })
      .firstOrFail()
    const { version } = await request.validateUsing(withdrawalValidator)
    await withdrawGrant(grant, personOf(ctx), { version })
    session.flash('success', i18n.t('role_grants.withdrawn'))
    return response.redirect(`/users/${grant.userId}/edit`)
  }
}
