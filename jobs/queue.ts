import app from '@adonisjs/core/services/app'
import { insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import type { JobName, JobPayload } from './registry.js'

/**
 * Promises that a job will run: a row in the outbox, in the caller's transaction. The database is the truth and the
 * queue only carries: whatever the queue loses is carried again (jobs/relay.ts).
 *
 * @param options.dedupeKey a second promise with the same key is dropped
 * @param options.at not before this moment
 */
export function enqueue<N extends JobName>(trx: Trx, job: N, payload: JobPayload<N>, options: Options = {}) {
  return promise(trx, [rowOf(job, payload, options)])
}

/** The same job many times, each under a key of its own; at most a hundred at a time. */
export function enqueueAll<N extends JobName>(
  trx: Trx,
  job: N,
  each: readonly { payload: JobPayload<N>; dedupeKey: string }[]
) {
  return promise(
    trx,
    each.map(({ payload, dedupeKey }) => rowOf(job, payload, { dedupeKey }))
  )
}

/** A job and its payload. */
type Promised<N extends JobName> = { job: N; payload: JobPayload<N> }

/**
 * Jobs, and one that runs when all of them have ended (done, or given up: it looks for itself at what they left). The
 * worker carries them as a flow of BullMQ; that the order is kept even when the queue loses it, the rows see to.
 */
export async function enqueueFlow<P extends JobName, C extends JobName>(
  trx: Trx,
  { job, payload }: Promised<P>,
  children: readonly Promised<C>[]
) {
  const [parentId] = await trx.table('outbox').insert(rowOf(job, payload, {}))
  const rows = children.map((child) => rowOf(child.job, child.payload, { parentId }))
  return promise(trx, rows)
}

type Options = { dedupeKey?: string; at?: Date }

function rowOf<N extends JobName>(
  job: N,
  payload: JobPayload<N>,
  { dedupeKey, at, parentId }: Options & { parentId?: number }
) {
  return {
    job,
    payload: JSON.stringify(payload ?? {}),
    parent_id: parentId ?? null,
    dedupe_key: dedupeKey ?? null,
    available_at: sqlTime(at),
    created_at: sqlTime(),
  }
}

async function promise(trx: Trx, rows: ReturnType<typeof rowOf>[]) {
  await insertMissing(trx, 'outbox', rows, ['dedupe_key'])
  trx.after('commit', nudge)
}

/** Tells the relay that there is something new; without it the relay would see it within a second. */
export async function nudge() {
  const queue = await app.container.make('queue')
  queue.nudge()
}
