import { addDays, beijingDay } from '#app/calendar/working_days'
import ApiKey from '#app/api_keys/api_key'
import { issueApiKey, type KeyFacts } from '#app/api_keys/api_key_workflow'
import type User from '#app/users/user'
import { actor } from './applications.js'

/** A key with all scopes of the open data, and its secret. */
export async function makeApiKey(by: User, more: Partial<KeyFacts> = {}) {
  const facts = {
    holder: '京城通 网点查询服务',
    contactUnit: '市政务服务数据中心 应用处',
    purpose: '在城市服务平台上展示网点信息。',
    scopes: ['points:read', 'points:sync', 'notices:read', 'statistics:read', 'codes:read'],
    perMinute: 600,
    expiresOn: addDays(beijingDay(), 100),
    ...more,
  }
  const { id, secret } = await issueApiKey(facts, actor(by))
  return { key: await ApiKey.findOrFail(id), secret }
}
