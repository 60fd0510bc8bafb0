import db from '@adonisjs/lucid/services/db'
import { addDays } from '#app/calendar/working_days'
import { beijingDay } from '#app/core/beijing_day'
import { addOne, sqlTime } from '#app/core/dialect'
import settings from '#config/api_keys'
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

export function forgetOldCounts() {
  return db.from('api_key_days').where('day', '<', addDays(beijingDay(), -settings.keepCountsDays)).delete()
}
