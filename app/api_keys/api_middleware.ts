import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import limiter from '@adonisjs/limiter/services/main'
import { errors as limiterErrors } from '@adonisjs/limiter'
import { languageOf, Problem } from '#app/core/problem'
import settings from '#config/api_keys'
import type ApiKey from './api_key.js'
import { keyOfHash, noteCall } from './api_key_use.js'
import { hashInHeader } from './api_secret.js'

type Options = {
  /** What the key must be good for. */
  scope?: string
  /** Whether it may be asked without a key, too. */
  open?: boolean
}

const READABLE = 'ETag, Link, Last-Modified, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After'

/**
 * What programs pass instead of session and sign-in: language, key, limit, scope. An address that only a key may ask for
 * is `middleware.api({ scope: 'figures:write' })`; one that is open to all but not to a key without the scope
 * `middleware.api({ scope: 'points:read', open: true })`. Controllers find the key in `ctx.apiKey`.
 */
export default class ApiMiddleware {
  async handle(ctx: HttpContext, next: NextFn, { scope, open = false }: Options = {}) {
    ctx.i18n = languageOf(ctx)
    const { response } = ctx
    response.header('Access-Control-Allow-Origin', '*')
    response.header('Access-Control-Expose-Headers', READABLE)
    response.header('X-Content-Type-Options', 'nosniff')
    response.vary('Accept-Language, Authorization')

    ctx.apiKey = await keyFor(ctx)
    if (!ctx.apiKey && !open) throw new Problem('key_needed')
    if (scope && ctx.apiKey && !ctx.apiKey.has(scope)) throw new Problem('scope_missing', { scope })
    return next()
  }
}

/** Whoever shows no key, or a wrong one, counts as the address he comes from: nobody tries secrets in numbers. */
async function keyFor(ctx: HttpContext): Promise<ApiKey | null> {
  const header = ctx.request.header('authorization')
  const hash = header ? hashInHeader(header) : null
  const key = hash ? await keyOfHash(hash) : null
  if (!key) {
    await limit(ctx, `api_address_${ctx.request.ip()}`, settings.anonymousPerMinute)
    if (header) throw new Problem('key_unknown')
    return null
  }
  await limit(ctx, `api_key_${key.id}`, key.perMinute)
  if (key.standing === 'revoked') throw new Problem('key_revoked')
  if (key.standing === 'expired') throw new Problem('key_expired', { day: key.expiresOn.toISODate()! })
  await noteCall(key)
  return key
}

async function limit({ response }: HttpContext, name: string, requests: number) {
  const left = await limiter
    .use({ requests, duration: '1 minute' })
    .consume(name)
    .catch((error) => {
      if (error instanceof limiterErrors.E_TOO_MANY_REQUESTS) return error.response
      throw error
    })
  response.header('RateLimit-Limit', left.limit)
  response.header('RateLimit-Remaining', Math.max(0, left.remaining))
  response.header('RateLimit-Reset', left.availableIn)
  if (left.consumed <= left.limit) return
  response.header('Retry-After', left.availableIn)
  throw new Problem('too_many', { limit: left.limit, seconds: left.availableIn })
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** The key shown with this request; null without one. Only behind ApiMiddleware. */
    apiKey: ApiKey | null
  }
}
