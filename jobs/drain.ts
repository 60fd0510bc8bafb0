import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#app/core/dialect'
import { deliver } from './deliver.js'
import { hasNoUndoneChildren } from './flow.js'

/**
 * Does all due work here and now, without a queue: for commands and tests. What that work promises is done too.
 *
 * @returns how many rows were done
 */
export async function drainOutbox(): Promise<number> {
  for (let done = 0; ;) {
    const due = await db
      .from('outbox')
      .whereNull('done_at')
      .whereNull('dead_at')
      .where(hasNoUndoneChildren)
      .where('available_at', '<=', sqlTime())
      .orderBy('id')
      .limit(100)
      .select('id')
    if (due.length === 0) return done
    for (const { id } of due) await deliver(id)
    done += due.length
  }
}
