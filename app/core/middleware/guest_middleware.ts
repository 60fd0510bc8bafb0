import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

export default class GuestMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    return ctx.auth.isAuthenticated ? ctx.response.redirect('/home') : next()
  }
}
