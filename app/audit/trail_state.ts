import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'

/** A transaction that took a lower number may still be writing for so long. In milliseconds. */
const UNSETTLED = 5000

/**
 * Names the present state of all that acts change: every act is on the trail, so nothing has changed as long as the
 * newest entry is the same.
 *
 * @returns null shortly after an act, when nothing can be kept
 */
export async function trailState(): Promise<string | null> {
  const newest = await db.from('audit_entries').orderBy('id', 'desc').select('id', 'hash', 'occurred_at').first()
  if (!newest) return null
  const isSettled = now().getTime() - Date.parse(newest.occurred_at) > UNSETTLED
  return isSettled ? `${newest.id}/${newest.hash}` : null
}
