import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/users/actor'
import User from '#app/users/user'
import { setActive } from './people.js'
import UserPolicy from './user_policy.js'

/** Active or not: store lets a person in again, destroy shuts the person out at once. */
export default class UserActivationsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(UserPolicy).authorize('administer')
    await setActive(await User.findOrFail(ctx.params.user_id), true, actorOf(ctx))
    return ctx.response.redirect('/users')
  }

  async destroy(ctx: HttpContext) {
    const user = await User.findOrFail(ctx.params.user_id)
    await ctx.bouncer.with(UserPolicy).authorize('deactivate', user)
    await setActive(user, false, actorOf(ctx))
    return ctx.response.redirect('/users')
  }
}
