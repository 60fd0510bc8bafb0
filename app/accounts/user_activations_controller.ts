import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorOf, personOf } from '#app/users/actor'
import User from '#app/users/user'
import { returnValidator } from './account_validators.js'
import { proposeReturn, setActive } from './people.js'
import { renderUser } from './user_page.js'
import UserPolicy from './user_policy.js'

/** Active or not: store proposes that a person comes back, destroy shuts the person out at once. */
export default class UserActivationsController {
  async store(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    await bouncer.with(UserPolicy).authorize('administer')
    const user = await User.findOrFail(params.user_id)
    showAgain(ctx, () => renderUser(ctx, user))
    const { returnReason } = await request.validateUsing(returnValidator)
    await proposeReturn(user, personOf(ctx), returnReason)
    session.flash('success', i18n.t('role_grants.proposed', { name: user.name }))
    return response.redirect('/users')
  }

  async destroy(ctx: HttpContext) {
    const user = await User.findOrFail(ctx.params.user_id)
    await ctx.bouncer.with(UserPolicy).authorize('deactivate', user)
    await setActive(user, false, actorOf(ctx))
    return ctx.response.redirect('/users')
  }
}
