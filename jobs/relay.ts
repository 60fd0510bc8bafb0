import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import type { Queue } from 'bullmq'
import { within } from './within.js'

const CARRY_AGAIN_AFTER = 60_000
const ANSWER_WITHIN = 10_000

/**
 * Carries due outbox rows to the queue. A row stays due until its job has marked it done, so a queue that was emptied,
 * or a worker that died before anything was carried, only costs time. The same row keeps the same job id: carrying it
 * twice does not run it twice.
 *
 * @returns how many rows were carried
 */
export async function carryDueRows(queue: Pick<Queue, 'addBulk'>): Promise<number> {
  const moment = sqlTime()
  const due = await db
    .from('outbox')
    .whereNull('done_at')
    .whereNull('dead_at')
    .where('available_at', '<=', moment)
    .where((free) => void free.whereNull('locked_until').orWhere('locked_until', '<', moment))
    .orderBy('id')
    .limit(200)
    .select('id', 'job')
  if (due.length === 0) return 0

  const ids = due.map((row) => row.id)
  await db
    .from('outbox')
    .whereIn('id', ids)
    .update({ locked_until: sqlTime(new Date(now().getTime() + CARRY_AGAIN_AFTER)) })

  try {
    const added = queue.addBulk(
      due.map((row) => ({
        name: row.job,
        data: { outboxId: row.id },
        opts: { jobId: `outbox-${row.id}`, removeOnComplete: true, removeOnFail: true },
      }))
    )
    if (!(await within(ANSWER_WITHIN, added))) throw new Error('the queue did not answer')
    await added
  } catch (error) {
    await db.from('outbox').whereIn('id', ids).update({ locked_until: null })
    throw error
  }
  return due.length
}
