import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { now } from '#app/core/clock'
import { sqlJson, sqlTime } from '#app/core/dialect'
import { PermanentFailure } from '#app/core/permanent_failure'
import { undoneChildren } from './flow.js'
import { registry, type JobName } from './registry.js'

export type JobContext = {
  progress(value: number | object): Promise<void>
}

const MOST_ATTEMPTS = 60

/** Waits 2, 4, 8 … seconds, then every 5 minutes: about four and a half hours in all. */
function secondsBeforeAttempt(attempts: number) {
  return Math.min(300, 2 ** attempts)
}

/** Runs the job of one outbox row and marks it done; a failure is written on the row and tried again later. */
export async function deliver(outboxId: number, context: JobContext = { progress: async () => {} }) {
  const row = await db.from('outbox').where({ id: outboxId }).first()
  if (!row || row.done_at || row.dead_at) return
  if ((await undoneChildren([outboxId])).size > 0) {
    await db.from('outbox').where({ id: outboxId }).update({ locked_until: null })
    return
  }

  try {
    await run(row.job, sqlJson(row.payload), context)
    await db.from('outbox').where({ id: outboxId }).update({ done_at: sqlTime(), locked_until: null, last_error: null })
  } catch (error) {
    const attempts = row.attempts + 1
    const dead = error instanceof PermanentFailure || attempts >= MOST_ATTEMPTS
    logger.error({ err: error, job: row.job, outboxId, attempts, dead }, 'job failed')
    await db
      .from('outbox')
      .where({ id: outboxId })
      .update({
        attempts,
        last_error: String(error instanceof Error ? error.message : error).slice(0, 2000),
        locked_until: null,
        available_at: sqlTime(new Date(now().getTime() + secondsBeforeAttempt(attempts) * 1000)),
        dead_at: dead ? sqlTime() : null,
      })
  }
}

async function run(job: string, payload: unknown, context: JobContext) {
  if (!Object.hasOwn(registry, job)) throw new PermanentFailure(`Unknown job ${job}`)
  const { default: handle } = await registry[job as JobName]()
  await (handle as (payload: unknown, context: JobContext) => Promise<unknown>)(payload, context)
}
