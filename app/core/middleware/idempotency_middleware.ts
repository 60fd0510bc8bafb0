import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { canonicalJson, sha256 } from '../canonical_json.js'
import { isDuplicateKey, sqlTime } from '../dialect.js'

/**
 * Every posting form carries `_once`, a random key made when the form was drawn. The first post with a key does the
 * work; the same post again (double click, back button, a retry after a cut line) is led to where the first one ended.
 * A key that comes back with other content is refused: it is not a repetition.
 */
export default class IdempotencyMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const key = ctx.request.input('_once')
    if (ctx.request.method() === 'GET' || typeof key !== 'string' || !/^[\w-]{16,64}$/.test(key)) return next()

    const row = {
      actor: ctx.auth.user ? `user:${ctx.auth.user.id}` : `session:${sha256(ctx.session.sessionId).slice(0, 32)}`,
      route: `${ctx.request.method()} ${ctx.request.url()}`.slice(0, 120),
      key,
    }
    const { _once, _csrf, _method, ...input } = ctx.request.all()
    const requestHash = sha256(canonicalJson(input))

    try {
      await db.table('idempotency_keys').insert({ ...row, request_hash: requestHash, created_at: sqlTime() })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      return this.#repeat(ctx, row, requestHash)
    }

    await next()
    await this.#remember(ctx, row)
  }

  /** A success is remembered with its address; after a refusal the same form may be sent again. */
  async #remember(ctx: HttpContext, row: { actor: string; route: string; key: string }) {
    const status = ctx.response.getStatus()
    if (status >= 400 || ctx.session.responseFlashMessages.has('inputErrorsBag')) {
      await db.from('idempotency_keys').where(row).delete()
    } else {
      const location = ctx.response.getHeader('location')
      await db.from('idempotency_keys').where(row).update({ location: String(location ?? '/home') })
    }
  }

  async #repeat(ctx: HttpContext, row: { actor: string; route: string; key: string }, requestHash: string) {
    for (let waited = 0; waited < 100; waited++) {
      const first = await db.from('idempotency_keys').where(row).first()
      if (first?.location) {
        return first.request_hash === requestHash
          ? ctx.response.redirect(first.location)
          : ctx.response.status(422).send(await ctx.view.render('pages/errors/repeated'))
      }
      if (!first) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    /** The first try failed, or its process died: the form may be sent again. */
    await db.from('idempotency_keys').where(row).whereNull('location').delete()
    return ctx.response.status(409).send(await ctx.view.render('pages/errors/repeated'))
  }
}
