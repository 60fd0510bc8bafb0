import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isForPrograms } from '../problem.js'
import { isForRespondents } from '../respondents.js'

type Middleware = new (...args: any[]) => { handle(ctx: HttpContext, next: NextFn): unknown }

/** The same middleware, passed by where a program asks and where people answer unknown. */
export function pagesOnly(load: () => Promise<{ default: Middleware }>) {
  return async () => {
    const { default: Original } = await load()
    return {
      default: class {
        async handle(ctx: HttpContext, next: NextFn) {
          const path = ctx.request.url()
          if (isForPrograms(path) || isForRespondents(path)) return next()
          const middleware = await ctx.containerResolver.make(Original)
          return middleware.handle(ctx, next)
        }
      },
    }
  }
}
