import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import logger from '@adonisjs/core/services/logger'
import { record } from '#app/audit/record'
import { now } from '#app/core/clock'
import { inTransaction, sqlJson, sqlTime } from '#app/core/dialect'
import { maskedFault } from '#app/core/masked_fault'
import { PermanentFailure } from '#app/core/permanent_failure'
import { system } from '#app/users/actor'
import { undoneChildren } from './flow.js'
import { registry, type JobName } from './registry.js'

export type JobContext = {
  progress(value: number | object): Promise<void>
  /** Who has it in hand (jobs/sign_of_life.ts). */
  workerId?: number | null
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
  if (!(await takeInHand(outboxId, context.workerId ?? null))) return

  try {
    await run(row.job, sqlJson(row.payload), context)
    await db
      .from('outbox')
      .where({ id: outboxId })
      .update({ done_at: sqlTime(), ...LEFT, last_error: null })
  } catch (error) {
    await noteFailure(row, error)
  }
}

const LEFT = { locked_until: null, worker_id: null }

/** @returns false when a person has set it aside, or another worker ended it, in this moment */
async function takeInHand(id: number, workerId: number | null) {
  const taken = await open(id).update({ started_at: sqlTime(), worker_id: workerId })
  return Number(taken) === 1
}

type Client = { from(table: string): DatabaseQueryBuilderContract }

const open = (id: number, client: Client = db) =>
  client.from('outbox').where({ id }).whereNull('done_at').whereNull('dead_at')

type Row = { id: number; job: string; attempts: number; version: number }

async function noteFailure({ id, job, attempts: before, version }: Row, error: unknown) {
  const attempts = before + 1
  const dead = error instanceof PermanentFailure || attempts >= MOST_ATTEMPTS
  logger.error({ err: error, job, outboxId: id, attempts, dead }, 'job failed')
  const failed = {
    ...LEFT,
    attempts,
    last_error: maskedFault(String(error instanceof Error ? error.message : error)).slice(0, 2000),
    available_at: sqlTime(new Date(now().getTime() + secondsBeforeAttempt(attempts) * 1000)),
  }
  if (!dead) return void (await open(id).update(failed))

  await inTransaction(async (trx) => {
    const given = await open(id, trx).update({
      ...failed,
      ...{ dead_at: sqlTime(), version: version + 1, told_at: null },
    })
    if (Number(given) === 0) return
    const subject = { type: 'background_job', id }
    await record(trx, { action: 'background_job.given_up', subject, by: system('queue'), details: { job, attempts } })
  })
}

async function run(job: string, payload: unknown, context: JobContext) {
  if (!Object.hasOwn(registry, job)) throw new PermanentFailure(`Unknown job ${job}`)
  const { default: handle } = await registry[job as JobName]()
  await (handle as (payload: unknown, context: JobContext) => Promise<unknown>)(payload, context)
}
