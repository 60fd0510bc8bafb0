import db from '@adonisjs/lucid/services/db'
import { sqlTime, type Trx } from '#app/core/dialect'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { JobName, JobPayload } from './registry.js'
import { nudge } from './queue.js'

/** A job and its payload. */
type Promised<N extends JobName> = { job: N; payload: JobPayload<N> }

/**
 * Promises jobs and one that runs when all of them have ended (done, or given up: it looks for itself at what they left).
 * The worker carries them as a flow of BullMQ; that the order is kept even when the queue loses it, the rows see to.
 */
export async function enqueueFlow<P extends JobName, C extends JobName>(
  trx: Trx,
  parent: Promised<P>,
  children: readonly Promised<C>[]
) {
  const [id] = await trx.table('outbox').insert(rowOf(parent, null))
  await trx.table('outbox').multiInsert(children.map((child) => rowOf(child, id)))
  trx.after('commit', nudge)
}

function rowOf<N extends JobName>({ job, payload }: Promised<N>, parent: number | null) {
  const moment = sqlTime()
  return { job, payload: JSON.stringify(payload ?? {}), parent_id: parent, available_at: moment, created_at: moment }
}

/** Those of these rows that some other row must end before. */
export async function undoneChildren(ids: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .from('outbox')
    .whereIn('parent_id', [...ids])
    .whereNull('done_at')
    .whereNull('dead_at')
    .distinct('parent_id')
  return new Set(rows.map((row) => row.parent_id))
}

/** The same as a condition on rows of the outbox. */
export function hasNoUndoneChildren(rows: DatabaseQueryBuilderContract) {
  rows.whereNotExists((child) => {
    child.from('outbox as child').whereColumn('child.parent_id', 'outbox.id')
    child.whereNull('child.done_at').whereNull('child.dead_at')
  })
}
