import { addDays, beijingDay } from '#app/calendar/working_days'
import db from '@adonisjs/lucid/services/db'
import { noteCall } from '#app/api_keys/api_key_use'
import ApiKey from '#app/api_keys/api_key'
import { issueApiKey, revokeApiKey, type KeyFacts } from '#app/api_keys/api_key_workflow'
import type User from '#app/users/user'
import { actor } from './applications.js'

/** A key with all scopes of the open data, and its secret. */
export async function makeApiKey(by: User, more: Partial<KeyFacts> = {}) {
  const facts = {
    holder: '京城通 网点查询服务',
    contactUnit: '市政务服务数据中心 应用处',
    purpose: '在城市服务平台上展示网点信息。',
    scopes: ['points:read', 'points:sync', 'notices:read', 'statistics:read', 'search:read', 'codes:read'],
    perMinute: 600,
    expiresOn: addDays(beijingDay(), 100),
    ...more,
  }
  const { id, secret } = await issueApiKey(facts, actor(by))
  return { key: await ApiKey.findOrFail(id), secret }
}

/** One in use, one expired, one revoked. */
export async function keysInEveryStanding(by: User) {
  const { key: used } = await makeApiKey(by)
  await noteCall(used)
  const { key: expired } = await makeApiKey(by, { holder: '旧平台' })
  await db
    .from('api_keys')
    .where({ id: expired.id })
    .update({ expires_on: addDays(beijingDay(), -1) })
  const { key: revoked } = await makeApiKey(by, { holder: '试用平台' })
  await revokeApiKey(revoked, actor(by), { version: 0, reason: '试用结束' })
  return [used.id, expired.id, revoked.id]
}
