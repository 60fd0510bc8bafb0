import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { whileItStands } from '#app/core/kept'
import { loadStandIns } from './stand_in.js'

/**
 * Knows who is there, on every page. A session that began before the person was disabled, or before the password was
 * changed, ends here: its epoch is no longer the person's.
 */
export default class SessionMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    return whileItStands(ctx.trailState ?? null, () => this.#recognize(ctx, next))
  }

  async #recognize(ctx: HttpContext, next: NextFn) {
    if (await ctx.auth.check()) {
      const user = ctx.auth.getUserOrFail()
      if (!user.isActive || ctx.session.get('epoch', user.sessionEpoch) !== user.sessionEpoch) {
        await ctx.auth.use('web').logout()
        ctx.session.clear()
      } else if (user.isOfficial) await loadStandIns(user)
    }
    return next()
  }
}
