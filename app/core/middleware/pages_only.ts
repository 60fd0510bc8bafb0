import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isForPrograms } from '../problem.js'

type Middleware = new (...args: any[]) => { handle(ctx: HttpContext, next: NextFn, ...more: any[]): any }

/** The same middleware, passed by where a program asks. */
export function pagesOnly(load: () => Promise<{ default: Middleware }>) {
  return async () => {
    const { default: Original } = await load()
    return {
      default: class extends Original {
        handle(ctx: HttpContext, next: NextFn, ...more: unknown[]) {
          return isForPrograms(ctx.request.url()) ? next() : super.handle(ctx, next, ...more)
        }
      },
    }
  }
}
