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
/** No request works longer than this: whoever holds the key since then is dead. */
const LEFT_BEHIND_AFTER = 60_000

/**
 * Every posting form carries `_once`, a random key made when the form was drawn. The first post with a key does the
 * work; the same post again (double click, back button, a retry after a cut line) is led to where the first one ended.
 * A key that comes back with other content is refused: it is not a repetition. After a refusal, and after a crash, the
 * same form may be sent again. An act that knows where it ends notes that in its own transaction (`doneAt`): then no crash
 * comes between, and nothing waits for the disk once more.
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
    for (let waited = 0; waited < WAIT_AT_MOST; waited += LOOK_EVERY) {
      if (await take(key, hash)) return this.#first(ctx, next, key)
      if (await removeLeftBehind(key)) continue

      const first = await db.from('idempotency_keys').where(key).first()
      if (first && first.request_hash !== hash) return refuse(ctx, 422)
      if (first?.location) return ctx.response.redirect(first.location)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    }
    return refuse(ctx, 409)
  }

  /** What is said on the next page is kept at the same time: both are the last of a request, and wait for the disk. */
  async #first(ctx: HttpContext, next: NextFn, key: Key) {
    const form = { isOpen: true }
    ctx.doneAt = (location) => (trx) => finish(trx, key, location, form)
    await next()
    await Promise.all([form.isOpen && settle(ctx, key), ctx.session.commit()])
    ctx.session.commit = async () => {}
  }
}

/** A success is remembered with its address; after a refusal the same form may be sent again. */
async function settle(ctx: HttpContext, key: Key) {
  const refused = ctx.response.getStatus() >= 400 || ctx.session.responseFlashMessages.has('inputErrorsBag')
  const mine = db.from('idempotency_keys').where(key)
  await (refused ? mine.delete() : mine.update({ location: addressAfter(ctx) }))
}

/** @throws where the key was taken for left behind meanwhile: then somebody else does the work */
async function finish(trx: Trx, key: Key, location: string, form: { isOpen: boolean }) {
  const finished = await trx.from('idempotency_keys').where(key).update({ location })
  if (Number(finished) === 0) {
    form.isOpen = false
    throw new Exception('The form is not held any more', { status: 409 })
  }
  trx.after('commit', () => {
    form.isOpen = false
  })
}

/** @returns whether this request is the one to do the work */
async function take(key: Key, hash: string) {
  try {
    await db.table('idempotency_keys').insert({ ...key, request_hash: hash, created_at: sqlTime() })
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
    /** To be written with the act: the form is done, and led to this address when it comes again. */
    doneAt?: (location: string) => (trx: Trx) => Promise<void>
  }
}
