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
  return enqueueAll(trx, job, [{ payload, ...options }])
}

type Options = { dedupeKey?: string; at?: Date }

/** The same job for many things, as many as a statement takes. */
export async function enqueueAll<N extends JobName>(
  trx: Trx,
  job: N,
  promises: readonly (Options & { payload: JobPayload<N> })[]
) {
  const rows = promises.map(({ payload, dedupeKey, at }) => ({
    job,
    payload: JSON.stringify(payload ?? {}),
    dedupe_key: dedupeKey ?? null,
    available_at: sqlTime(at),
    created_at: sqlTime(),
  }))
  await insertMissing(trx, 'outbox', rows, ['dedupe_key'])
  trx.after('commit', nudge)
}

/** Tells the relay that there is something new; without it the relay would see it within a second. */
async function nudge() {
  const queue = await app.container.make('queue')
  queue.nudge()
}
