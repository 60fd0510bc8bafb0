import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { sqlTime, type Trx } from '#app/core/dialect'
import type User from '#app/users/user'
import settings from '#config/passwords'
import { passwordFault } from './password_rule.js'

const DAY = 86_400_000

const endedOf = (user: User, client: Pick<Trx, 'from'> = db) =>
  client.from('password_history').where({ user_id: user.id }).orderBy('id', 'desc')

/** What is wrong with a new password of somebody who has one: a key under `accounts.password`, or null. */
export async function newPasswordFault(user: User, password: string) {
  const fault = passwordFault(password, user.email)
  return fault ?? ((await wasUsed(user, password)) ? 'reused' : null)
}

async function wasUsed(user: User, password: string) {
  if (settings.notAmongLast === 0) return false
  const ended = await endedOf(user).limit(settings.notAmongLast - 1)
  for (const before of [user.password, ...ended.map((row) => row.hash)])
    if (await hash.verify(before, password)) return true
  return false
}

/** Keeps the one that ends, no more of them than are asked about, and none where the policy asks nothing. */
export async function keepEndedPassword(trx: Trx, user: User) {
  const most = Math.max(settings.notAmongLast - 1, settings.longestDays ? 1 : 0)
  if (most > 0)
    await trx.table('password_history').insert({ user_id: user.id, hash: user.password, ended_at: sqlTime() })
  const spare = await endedOf(user, trx).select('id').offset(most).limit(100)
  const ids = spare.map(({ id }) => id)
  if (ids.length > 0) await trx.from('password_history').whereIn('id', ids).delete()
}

export async function passwordIsTooOld(user: User) {
  if (!settings.longestDays) return false
  const last = await endedOf(user).first()
  const since = last ? new Date(last.ended_at).getTime() : (user.createdAt ?? DateTime.utc()).toMillis()
  return now().getTime() - since > settings.longestDays * DAY
}
