import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Everything behind this needs a signed-in person; the address asked for is kept for after the sign-in. */
export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (!ctx.auth.isAuthenticated && ctx.request.method() === 'GET') {
      ctx.session.put('wanted', ctx.request.url(true))
    }
    await ctx.auth.authenticateUsing(undefined, { loginRoute: '/sign-in' })
    ctx.response.header('Cache-Control', 'no-store')
    return next()
  }
}
