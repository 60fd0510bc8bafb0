import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'

/** A transaction that took a lower number may still be writing for so long. In milliseconds. */
const UNSETTLED = 5000
/** So many entries are looked at. */
const NEWEST = 32

/** Beside any other table: one row that says how the trail stands. */
export const TRAIL = `(select max(id) as newest, min(id) as oldest, count(*) as entries, min(occurred_at) as since
  from (select id, occurred_at from audit_entries order by id desc limit ${NEWEST}) as latest) as trail`

export type Trail = { newest: number | null; oldest: number | null; entries: number; since: string | null }

/**
 * Names the present state of all that acts change: every act is on the trail, so nothing has changed as long as its
 * newest entries are the same. An entry that was numbered earlier and comes later moves the oldest of them.
 *
 * @returns null where one that comes later could be lower than all of them, so that nothing can be kept
 */
export function stateOf({ newest, oldest, entries, since }: Trail): string | null {
  if (!since || now().getTime() - Date.parse(since) < UNSETTLED) return null
  return `${newest}/${oldest}/${entries}`
}

/** The same for whoever has no session, with which it is otherwise asked. */
export async function trailState(): Promise<string | null> {
  const newest = db.from('audit_entries').select('id', 'occurred_at').orderBy('id', 'desc').limit(NEWEST)
  const row = await db
    .from(newest.as('latest'))
    .max('id as newest')
    .min('id as oldest')
    .count('* as entries')
    .min('occurred_at as since')
    .first()
  return stateOf(row)
}
