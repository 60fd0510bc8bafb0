import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import settings from '#config/background_jobs'

const dayBefore = (days: number) => new Date(now().getTime() - days * 86_400_000)
const daysAgo = (days: number) => sqlTime(dayBefore(days))

/**
 * Removes what served its purpose: used form keys, ended sessions, outbox rows done a month ago or set aside long ago, bulk acts
 * never confirmed, workers that are gone.
 */
export default async function sweep() {
  await db.from('idempotency_keys').where('created_at', '<', daysAgo(2)).delete()
  /** Their library writes numbers into SQLite, where every number is less than a text: that would end all of them. */
  await db.from('sessions').where('expires_at', '<', dayBefore(1)).delete()
  await db.from('password_resets').where('expires_at', '<', daysAgo(7)).delete()
  await db.from('outbox').where('done_at', '<', daysAgo(30)).delete()
  await db.from('outbox').where('set_aside_at', '<', daysAgo(settings.keptDays)).delete()
  await db.from('workers').where('seen_at', '<', daysAgo(settings.workersKeptDays)).delete()
  await db.from('bulk_acts').where('state', 'chosen').where('created_at', '<', daysAgo(2)).delete()
}
