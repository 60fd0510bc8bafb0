import { configProvider } from '@adonisjs/core'
import { MessageBuilder } from '@adonisjs/core/helpers'
import string from '@adonisjs/core/helpers/string'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { stores } from '@adonisjs/session'
import type { SessionData, SessionStoreFactory } from '@adonisjs/session/types'
import { stateOf, TRAIL } from '#app/audit/trail_state'
import { toldByCookie } from './told_by_cookie.js'

/** A session may end so much earlier than its age says. In seconds. */
const EXACT_TO = 300

/**
 * Sessions in the database that are prolonged every few minutes and not by every page: a page that only shows something
 * then writes nothing, and waits for no disk. How the trail stands is asked for in the same statement, so that a page
 * knows what it need not ask for again (core/kept.ts).
 */
export function sparingSessions(tableName: string) {
  return configProvider.create<SessionStoreFactory>(async (app) => {
    const storeFor = await stores.database({ tableName }).resolver(app)
    return (ctx, config) => {
      const age = string.seconds.parse(config.age)
      const rows = Object.assign(storeFor(ctx, config), {
        read: (id: string) => read(ctx, tableName, id),
        touch: (id: string) => prolong(tableName, id, age),
      })
      return toldByCookie(rows, ctx, config)
    }
  })
}

async function read(ctx: HttpContext, tableName: string, id: string): Promise<SessionData | null> {
  const row = await db
    .from(tableName)
    .joinRaw(`cross join ${TRAIL}`)
    .where({ id })
    .select('data', 'expires_at', 'trail.*')
    .first()
  if (!row || new Date(row.expires_at).getTime() < Date.now()) return null
  ctx.trailState = stateOf(row)
  return new MessageBuilder().verify(row.data, id)
}

/** When this process last asked, for the sessions of the last minutes. */
const asked = new Map<string, number>()
const MOST = 10_000

async function prolong(tableName: string, id: string, age: number) {
  if ((asked.get(id) ?? 0) > Date.now() - (EXACT_TO / 2) * 1000) return
  if (asked.size >= MOST) asked.clear()
  asked.set(id, Date.now())
  const end = Date.now() + age * 1000
  await db
    .from(tableName)
    .where('id', id)
    .where('expires_at', '<', new Date(end - EXACT_TO * 1000))
    .update({ expires_at: new Date(end) })
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** How the trail stood when the session was read. */
    trailState?: string | null
  }
}
