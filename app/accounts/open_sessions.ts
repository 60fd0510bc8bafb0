import { MessageBuilder } from '@adonisjs/core/helpers'
import string from '@adonisjs/core/helpers/string'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import type { SessionData } from '@adonisjs/session/types'
import { sha256 } from '#app/core/canonical_json'
import { inTransaction, type Trx } from '#app/core/dialect'
import { record } from '#app/audit/record'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import { age } from '#config/session'
import { deviceOf, shortAddress } from './device.js'
import { SIGNED_IN } from './sparing_sessions.js'

/** More than anybody looks at. */
const MOST = 100

type Begun = { at: string; ip: string; agent: string }

export type OpenSession = {
  /** Names the session on a page without saying its id. */
  key: string
  browser: string
  system: string
  ip: string
  begunAt: Date | null
  /** To five minutes (sparing_sessions.ts). */
  seenAt: Date
  isThis: boolean
}

/** What is kept of where somebody signed in: with the session, and gone with it. */
export function beginSession({ request, session }: HttpContext, user: User) {
  const agent = (request.header('user-agent') ?? '').slice(0, 300)
  const begun: Begun = { at: new Date().toISOString(), ip: shortAddress(request.ip()), agent }
  session.put('epoch', user.sessionEpoch)
  session.put('begun', begun)
}

/** Where somebody is signed in: this one first, then the newest. */
export async function openSessionsOf(user: User, own?: string): Promise<OpenSession[]> {
  const rows = await rowsOf(user)
  return rows
    .map(({ id, data, expires_at: end }) => {
      const begun = data.begun as Begun | undefined
      return {
        key: keyOf(id),
        ...deviceOf(begun?.agent ?? ''),
        ip: begun?.ip ?? '',
        begunAt: begun ? new Date(begun.at) : null,
        seenAt: new Date(new Date(end).getTime() - string.seconds.parse(age) * 1000),
        isThis: id === own,
      }
    })
    .sort((one, other) => Number(other.isThis) - Number(one.isThis))
}

/**
 * Ends one session of somebody, but not the own one, which is signed out of.
 *
 * @returns false when there is no such session any more
 */
export async function endSession(user: User, key: string, by: Actor, own?: string) {
  const row = (await rowsOf(user)).find(({ id }) => keyOf(id) === key && id !== own)
  if (!row) return false
  const { ip, agent } = (row.data.begun ?? { ip: '', agent: '' }) as Begun
  return inTransaction(async (trx) => {
    const ended = await trx.from('sessions').where({ id: row.id }).delete()
    if (Number(ended) === 0) return false
    const subject = { type: 'user', id: user.id }
    await record(trx, { action: 'user.session_ended', subject, by, details: { ip, ...deviceOf(agent) } })
    return true
  })
}

/** Ends all sessions of somebody, also those that a request is just making; the epoch says so to all of them. */
export function endAllSessions(user: User, action: 'user.other_sessions_ended' | 'user.sessions_ended', by: Actor) {
  return inTransaction(async (trx) => {
    await trx.from('users').where({ id: user.id }).increment('session_epoch', 1)
    await removeSessions(trx, user)
    await record(trx, { action, subject: { type: 'user', id: user.id }, by })
  })
}

function removeSessions(trx: Trx, user: User) {
  return trx
    .from('sessions')
    .where({ user_id: String(user.id) })
    .delete()
}

const keyOf = (id: string) => sha256(id).slice(0, 32)

/** Those that still let somebody in. */
async function rowsOf(user: User) {
  const rows = await db
    .from('sessions')
    .where({ user_id: String(user.id) })
    .where('expires_at', '>', new Date())
    .orderBy('expires_at', 'desc')
    .limit(MOST)
    .select('id', 'data', 'expires_at')
  return rows.flatMap(({ id, data, expires_at }) => {
    const values = new MessageBuilder().verify<SessionData>(data, id)
    const isOpen = values?.[SIGNED_IN] === user.id && (values.epoch ?? user.sessionEpoch) === user.sessionEpoch
    return isOpen ? [{ id: id as string, data: values, expires_at }] : []
  })
}
