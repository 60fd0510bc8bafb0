import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isForPrograms } from '../problem.js'

type Middleware = new (...args: any[]) => { handle(ctx: HttpContext, next: NextFn): unknown }

/** The same middleware, passed by where a program asks. */
export function pagesOnly(load: () => Promise<{ default: Middleware }>) {
  return async () => {
    const { default: Original } = await load()
    return {
      default: class {
        async handle(ctx: HttpContext, next: NextFn) {
          if (isForPrograms(ctx.request.url())) return next()
          const middleware = await ctx.containerResolver.make(Original)
          return middleware.handle(ctx, next)
        }
      },
    }
  }
}
