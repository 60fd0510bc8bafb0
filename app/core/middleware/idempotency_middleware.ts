import { Exception } from '@adonisjs/core/exceptions'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { NextFn } from '@adonisjs/core/types/http'
import { canonicalJson, sha256 } from '../canonical_json.js'
import { now } from '../clock.js'
import { isDuplicateKey, sqlTime, type Trx } from '../dialect.js'

type Key = { actor: string; route: string; key: string }

const LOOK_EVERY = 100
const WAIT_AT_MOST = 10_000
/** Forms that are spent in the transaction of their act, by the names of their routes. */
const spentByAct = new Set<string>()

export function registerSpentByAct(route: string) {
  spentByAct.add(route)
}

/** No request works longer than this: whoever holds the key since then is dead. */
const LEFT_BEHIND_AFTER = 60_000

/**
 * Every posting form carries `_once`, a random key made when the form was drawn. The first post with a key does the
 * work; the same post again (double click, back button, a retry after a cut line) is led to where the first one ended.
 * A key that comes back with other content is refused: it is not a repetition. After a refusal, and after a crash, the
 * same form may be sent again.
 */
export default class IdempotencyMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const once = ctx.request.input('_once')
    if (ctx.request.method() === 'GET' || typeof once !== 'string' || !/^[\w-]{16,64}$/.test(once)) return next()

    const key = {
      actor: ctx.auth.user ? `user:${ctx.auth.user.id}` : `session:${sha256(ctx.session.sessionId).slice(0, 32)}`,
      route: `${ctx.request.method()} ${ctx.request.url()}`.slice(0, 120),
      key: once,
    }
    const hash = contentHash(ctx)
    if (spentByAct.has(ctx.route?.name ?? '')) return this.#withAct(ctx, next, key, hash)
    for (let waited = 0; waited < WAIT_AT_MOST; waited += LOOK_EVERY) {
      if (await take(key, hash)) return this.#first(ctx, next, key)
      if (await removeLeftBehind(key)) continue

      const first = await find(key)
      if (first && first.request_hash !== hash) return refuse(ctx, 422)
      if (first?.location) return ctx.response.redirect(first.location)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    }
    return refuse(ctx, 409)
  }

  /** What is said on the next page is kept at the same time: both are the last of a request, and wait for the disk. */
  async #first(ctx: HttpContext, next: NextFn, key: Key) {
    await next()
    await Promise.all([settle(ctx, key), ctx.session.commit()])
    ctx.session.commit = async () => {}
  }

  /**
   * The act spends the key in its own transaction, so the second of two undoes itself. Whoever is refused, for that reason
   * or because the first one has changed what may be done, is led to where that one ended.
   */
  async #withAct(ctx: HttpContext, next: NextFn, key: Key, hash: string) {
    let isSpent = false
    ctx.spendForm = (location) => async (trx) => {
      await spend(trx, { ...key, request_hash: hash, location })
      trx.after('commit', () => void (isSpent = true))
    }
    ctx.isRepetition = async () => (await find(key)) !== null
    await next()
    if (isSpent) return
    if (!isRefused(ctx)) return take(key, hash, addressAfter(ctx))

    const first = await find(key)
    if (first && first.request_hash !== hash) return refuse(ctx, 422)
    if (first) ctx.response.status(302).redirect(first.location)
  }
}

/** @throws where the same form was done by now */
async function spend(trx: Trx, row: Key & { request_hash: string; location: string }) {
  try {
    await trx.table('idempotency_keys').insert({ ...row, created_at: sqlTime() })
  } catch (error) {
    if (isDuplicateKey(error)) throw new Exception('The form is done already', { status: 409 })
    throw error
  }
}

function find(key: Key) {
  return db.from('idempotency_keys').where(key).first()
}

function isRefused({ response, session }: HttpContext) {
  return response.getStatus() >= 400 || session.responseFlashMessages.has('inputErrorsBag')
}

/** A success is remembered with its address; after a refusal the same form may be sent again. */
async function settle(ctx: HttpContext, key: Key) {
  const mine = db.from('idempotency_keys').where(key)
  await (isRefused(ctx) ? mine.delete() : mine.update({ location: addressAfter(ctx) }))
}

/** @returns whether this request is the one to do the work, or has done it */
async function take(key: Key, hash: string, location: string | null = null) {
  try {
    await db.table('idempotency_keys').insert({ ...key, request_hash: hash, location, created_at: sqlTime() })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

async function removeLeftBehind(key: Key) {
  const longAgo = sqlTime(new Date(now().getTime() - LEFT_BEHIND_AFTER))
  const removed = await db
    .from('idempotency_keys')
    .where(key)
    .whereNull('location')
    .where('created_at', '<', longAgo)
    .delete()
  return Number(removed) > 0
}

/** What was sent, without what belongs to the form itself; of a file its name and size. */
function contentHash({ request }: HttpContext) {
  const { _once, _csrf, _method, ...input } = request.all()
  return sha256(canonicalJson({ input, files: filesIn(request.allFiles()) }))
}

function filesIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filesIn)
  const file = value as MultipartFile
  if (file?.isMultipartFile) return { name: file.clientName, size: file.size }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filesIn(inner)]))
}

function addressAfter({ response }: HttpContext) {
  const location = String(response.getHeader('location') ?? '/home')
  return location.length > 500 ? '/home' : location
}

async function refuse({ response, view }: HttpContext, status: 409 | 422) {
  return response.status(status).send(await view.render('pages/errors/repeated', { status }))
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** To be done with the act: the form is spent, and led to this address when it comes again. */
    spendForm?: (location: string) => (trx: Trx) => Promise<void>
    /** Was the same form done before, or by another request meanwhile? */
    isRepetition?: () => Promise<boolean>
  }
}
