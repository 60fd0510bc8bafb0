import { beijingDay } from '#app/core/beijing_day'
import { addOne, sqlTime } from '#app/core/dialect'
import type { RetentionClass } from '#app/personal_data/retention_class'
import retention from '#config/retention'
import ApiKey from './api_key.js'

/** The key of this secret, or of the one that it replaced a short while ago; null when there is none. */
export function keyOfHash(hash: string) {
  return ApiKey.query()
    .where('secret_hash', hash)
    .orWhere((before) => void before.where('previous_hash', hash).where('previous_until', '>', sqlTime()))
    .first()
}

/** Counts one call on the day. */
export function noteCall(key: ApiKey) {
  return addOne('api_key_days', { api_key_id: key.id, day: beijingDay() }, 'calls')
}

export const keyCounts: RetentionClass = {
  ...{ key: 'key_counts', group: 'logs', end: 'delete', kept: retention.keyCounts, table: 'api_key_days' },
  overdue: (rows, { day }) => rows.where('day', '<', day),
}
