import type { HttpContext } from '@adonisjs/core/http'
import { linkMinutes } from '#app/accounts/password_tokens'
import { lockRules } from '#app/accounts/sign_in'
import { dutyRoles } from '#app/users/roles'
import User from '#app/users/user'
import grants from '#config/role_grants'
import SecurityPolicy from './security_policy.js'

/** 登录安全策略, as it is in force, and who holds the three offices. */
export default class SignInRulesController {
  async show({ bouncer, view }: HttpContext) {
    await bouncer.with(SecurityPolicy).authorize('oversee')
    const holders = await User.query()
      .withScopes((scopes) => scopes.active(...dutyRoles))
      .orderBy('id')
    return view.render('pages/security_office/sign_in_rules', {
      ...{ lockRules, linkMinutes, grants },
      offices: dutyRoles.map((duty) => ({ duty, holders: holders.filter((user) => user.is(duty)) })),
    })
  }
}
