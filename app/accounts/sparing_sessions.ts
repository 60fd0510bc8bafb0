import { configProvider } from '@adonisjs/core'
import { MessageBuilder } from '@adonisjs/core/helpers'
import string from '@adonisjs/core/helpers/string'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { stores } from '@adonisjs/session'
import type { SessionData, SessionStoreFactory } from '@adonisjs/session/types'
import { stateOf, TRAIL } from '#app/audit/trail_state'
import { remember } from '#app/core/remember'
import { unreadOf } from '#app/notifications/unread'
import { toldByCookie } from './told_by_cookie.js'

/** A session may end so much earlier than its age says. In milliseconds. */
const EXACT_TO = 300_000

/**
 * Sessions in the database that are prolonged every few minutes, the row and the browser's cookie together, and not by
 * every page: a page that only shows something then writes nothing, waits for no disk and sets no cookie. How the trail
 * stands is asked for in the same statement, so that a page knows what it need not ask for again (core/kept.ts), and how
 * much the person has not read.
 */
export function sparingSessions(tableName: string) {
  return configProvider.create<SessionStoreFactory>(async (app) => {
    const storeFor = await stores.database({ tableName }).resolver(app)
    return (ctx, config) => {
      const age = string.seconds.parse(config.age) * 1000
      let [end, readAs] = [0, '']
      const isLong = () => end > Date.now() + age - EXACT_TO
      const store = storeFor(ctx, config)
      const begin = store.write.bind(store)
      const rows = Object.assign(store, {
        async read(id: string) {
          const owner = ctx.request.method() === 'GET' ? owners.get(id) : undefined
          const row = await rowOf(tableName, id, owner)
          if (row) end = new Date(row.expires_at).getTime()
          if (end < Date.now()) return null
          readAs = id
          ctx.trailState = stateOf(row)
          if (isLong()) restUnlessChanged(ctx)
          const data = new MessageBuilder().verify<SessionData>(row.data, id)
          const signedIn = data?.[SIGNED_IN] as number | undefined
          if (signedIn && signedIn !== owners.get(id)) remember(owners, MOST, id, signedIn)
          if (signedIn && signedIn === owner) ctx.unread = Number(row.unread)
          return data
        },
        async write(id: string, values: SessionData) {
          if (id === readAs) return rewrite(tableName, id, values, age)
          await begin(id, values)
          const owner = values[SIGNED_IN]
          if (owner)
            await db
              .from(tableName)
              .where({ id })
              .update({ user_id: String(owner) })
        },
        touch: async (id: string) => {
          if (!isLong()) await prolong(tableName, id, age)
        },
      })
      return toldByCookie(rows, ctx, config)
    }
  })
}

/** @param owner whose session it was, where this process has read it before */
function rowOf(tableName: string, id: string, owner?: number) {
  const row = db.from(tableName).joinRaw(`cross join ${TRAIL}`).where({ id }).select('data', 'expires_at', 'trail.*')
  if (owner) row.select(unreadOf(owner))
  return row.first()
}

/** Where the guard of pages (config/auth.ts) keeps who is signed in. */
export const SIGNED_IN = 'auth_web'

/** Whose the sessions are that this process has read: a statement cannot count, up to a bound, for whom it finds itself. */
const owners = new Map<string, number>()
const MOST = 10_000

/** A page without a cookie of the session is still the page of one person. */
function restUnlessChanged({ response, session }: HttpContext) {
  const commit = session.commit.bind(session)
  session.commit = async () => {
    if (session.hasBeenModified || session.hasRegeneratedSession || !session.responseFlashMessages.isEmpty)
      return commit()
    if (!response.getHeader('cache-control')) response.header('Cache-Control', 'private, no-cache')
  }
}

/** A session that was ended while one of its pages was made is not begun anew by it. */
async function rewrite(tableName: string, id: string, values: SessionData, age: number) {
  const data = new MessageBuilder().build(values, undefined, id)
  const row = { data, expires_at: new Date(Date.now() + age) }
  await db.from(tableName).where({ id }).update(row)
}

/** Of pages that come together one writes. */
async function prolong(tableName: string, id: string, age: number) {
  const end = Date.now() + age
  await db
    .from(tableName)
    .where('id', id)
    .where('expires_at', '<', new Date(end - EXACT_TO))
    .update({ expires_at: new Date(end) })
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** How the trail stood when the session was read. */
    trailState?: string | null
    /** How much the person had not read then, where it was known who that is. */
    unread?: number
  }
}
