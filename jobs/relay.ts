import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import type { FlowJob, FlowProducer, Queue } from 'bullmq'
import { undoneChildren } from './flow.js'
import { within } from './within.js'

const CARRY_AGAIN_AFTER = 60_000
const ANSWER_WITHIN = 10_000

/** Where rows are carried to. */
export type Carriers = { queue: Pick<Queue, 'addBulk' | 'name'>; flows: Pick<FlowProducer, 'addBulk'> }

type Row = { id: number; job: string; parent_id: number | null }

/**
 * Carries due outbox rows to the queue. A row stays due until its job has marked it done, so a queue that was emptied,
 * or a worker that died before anything was carried, only costs time. The same row keeps the same job id: carrying it
 * twice does not run it twice. A row that others must end before is carried with them, as one flow.
 *
 * @returns how many rows were carried
 */
export async function carryDueRows(carriers: Carriers): Promise<number> {
  const moment = sqlTime()
  const due: Row[] = await db
    .from('outbox')
    .whereNull('done_at')
    .whereNull('dead_at')
    .where('available_at', '<=', moment)
    .where((free) => void free.whereNull('locked_until').orWhere('locked_until', '<', moment))
    .orderBy('id')
    .limit(200)
    .select('id', 'job', 'parent_id')
  if (due.length === 0) return 0

  const { alone, families, ids } = await sorted(due)
  await db
    .from('outbox')
    .whereIn('id', ids)
    .update({ locked_until: sqlTime(new Date(now().getTime() + CARRY_AGAIN_AFTER)) })

  try {
    await inTime(carriers.queue.addBulk(alone.map(jobOf)))
    await inTime(carriers.flows.addBulk(families.map((family) => flowOf(family, carriers.queue.name))))
  } catch (error) {
    await db.from('outbox').whereIn('id', ids).update({ locked_until: null })
    throw error
  }
  return ids.length
}

type Family = { parent: Row; children: Row[] }

/** Parents wait for their children: those that are due too are carried along, for the others they are left alone. */
async function sorted(due: Row[]) {
  const waiting = await undoneChildren(due.map(({ id }) => id))
  const families = due
    .filter(({ id }) => waiting.has(id))
    .map((parent) => ({ parent, children: due.filter((row) => row.parent_id === parent.id) }))
    .filter(({ children }) => children.length > 0)
  const carriedAlong = new Set(families.flatMap(({ children }) => children))
  const alone = due.filter((row) => !waiting.has(row.id) && !carriedAlong.has(row))
  const ids = [...alone, ...families.flatMap(({ parent, children }) => [parent, ...children])].map(({ id }) => id)
  return { alone, families, ids }
}

const KEPT_NOWHERE = { removeOnComplete: true, removeOnFail: true }

const jobOf = ({ id, job }: Row) => ({
  name: job,
  data: { outboxId: id },
  opts: { jobId: `outbox-${id}`, ...KEPT_NOWHERE },
})

/** Under a name of its own: if the queue lost a child, the parent is carried alone when all are done. */
function flowOf({ parent, children }: Family, queueName: string): FlowJob {
  return {
    ...{ name: parent.job, queueName, data: { outboxId: parent.id } },
    opts: { jobId: `flow-${parent.id}`, ...KEPT_NOWHERE },
    children: children.map((child) => {
      const { opts, ...job } = jobOf(child)
      return { ...job, queueName, opts: { ...opts, removeDependencyOnFailure: true } }
    }),
  }
}

async function inTime(answer: Promise<unknown>) {
  if (!(await within(ANSWER_WITHIN, answer))) throw new Error('the queue did not answer')
  await answer
}
