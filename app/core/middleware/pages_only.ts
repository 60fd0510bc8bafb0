import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isForPrograms } from '../problem.js'
import { isForRespondents } from '../respondents.js'

type Middleware = new (...args: any[]) => { handle(ctx: HttpContext, next: NextFn): unknown }

/**
 * The same middleware, passed by where a program asks and where people answer unknown. It is made once: the framework
 * would make it for every page, and import anew what it is made of.
 */
export function pagesOnly(load: () => Promise<{ default: Middleware }>) {
  return async () => {
    const { default: Original } = await load()
    const middleware = await app.container.make(Original)
    return {
      default: class {
        handle(ctx: HttpContext, next: NextFn) {
          const path = ctx.request.url()
          return isForPrograms(path) || isForRespondents(path) ? next() : middleware.handle(ctx, next)
        }
      },
    }
  }
}
