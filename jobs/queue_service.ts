import type { FlowProducer, Job, Queue, Worker } from 'bullmq'
import logger from '@adonisjs/core/services/logger'
import { inTransaction } from '#app/core/dialect'
import { deliver } from './deliver.js'
import { enqueue } from './queue.js'
import type { JobName } from './registry.js'
import { carryDueRows } from './relay.js'
import { schedule } from './schedule.js'
import type { QueueBackend } from './queue_backends.js'
import { SignOfLife } from './sign_of_life.js'
import { StoreAway } from './store_away.js'
import { within } from './within.js'

const LOOK_EVERY = 1000
const PLAN_EVERY = 5 * 60_000
const TRY_STORE_EVERY = 2000
/** How long running jobs may take to end before they are let go; another worker then has them after 10 seconds. */
const JOBS_GRACE = 8000

/**
 * The queue of this process. Producers do not need it at all: they write outbox rows (jobs/queue.ts). Only a process
 * that works opens the backend, so that a web process never waits for a queue that is down.
 */
export class QueueService {
  #backend?: QueueBackend
  #queue?: Queue
  #flows?: FlowProducer
  #worker?: Worker
  #sign?: SignOfLife
  #timers: NodeJS.Timeout[] = []
  #carrying?: Promise<void>
  #again = false
  #closed = false
  /** So that a store that is away is told of once, not with every try. */
  #away = false

  get isWorking() {
    return this.#worker !== undefined
  }

  /**
   * Starts working, or waits in the background for a store that is away.
   *
   * @throws Error when the store must not be used: a Redis that evicts, an embedded queue that another process has
   */
  async work({ concurrency = 5 } = {}) {
    this.#sign = new SignOfLife(concurrency, () => this.#away)
    await this.#sign.begin()
    try {
      await this.#open(concurrency)
    } catch (error) {
      if (!(error instanceof StoreAway)) {
        await this.#sign.end()
        throw error
      }
      this.#tellAway(error)
      this.#every(TRY_STORE_EVERY, () => this.#openLater(concurrency))
    }
  }

  /** Looks at the outbox now instead of within a second. Safe to call at any time, from any process. */
  nudge() {
    if (!this.#queue || this.#closed) return
    if (this.#carrying) {
      this.#again = true
      return
    }
    this.#carrying = this.#carry().finally(() => {
      this.#carrying = undefined
      if (this.#again) {
        this.#again = false
        this.nudge()
      }
    })
  }

  async close() {
    if (this.#closed) return
    this.#closed = true
    this.#timers.forEach(clearInterval)
    await within(2000, this.#carrying)
    await within(JOBS_GRACE, this.#worker?.close())
    await within(1000, Promise.all([this.#queue?.close(), this.#flows?.close()]))
    await within(3000, this.#backend?.close())
    await within(1000, this.#sign?.end())
  }

  async #open(concurrency: number) {
    /** A web server alone never needs BullMQ, and is ready sooner without. */
    const { openBackend } = await import('./queue_backends.js')
    const backend = await openBackend()
    if (this.#closed) return backend.close()

    this.#timers.forEach(clearInterval)
    this.#backend = backend
    this.#queue = backend.queue()
    this.#queue.on('error', (error) => this.#tellAway(error))
    this.#flows = backend.flows()
    this.#flows.on('error', (error) => this.#tellAway(error))
    /** A killed worker's job runs again within 10 seconds instead of a minute. */
    this.#worker = backend.worker((job) => this.#process(job), {
      concurrency,
      drainDelay: 1,
      lockDuration: 10_000,
      stalledInterval: 5_000,
      maxStalledCount: 5,
    })
    this.#worker.on('error', (error) => this.#tellAway(error))
    this.#worker.on('failed', (job, error) => logger.error({ err: error, job: job?.name }, 'job could not be run'))

    this.#every(LOOK_EVERY, () => this.nudge())
    /** Again and again, because a Redis that was emptied has forgotten the schedule too. */
    this.#every(PLAN_EVERY, () => this.#plan())
    this.nudge()
    void this.#plan()
  }

  #opening = false

  async #openLater(concurrency: number) {
    if (this.#opening || this.#queue) return
    this.#opening = true
    await this.#open(concurrency)
      .catch((error) => this.#tellAway(error))
      .finally(() => (this.#opening = false))
  }

  async #carry() {
    try {
      while ((await carryDueRows({ queue: this.#queue!, flows: this.#flows! })) === 200 && !this.#closed);
      this.#away = false
    } catch (error) {
      this.#tellAway(error as Error)
    }
  }

  /** Recurring work is promised like any other, so that it is retried and recorded like any other. */
  async #process(job: Job) {
    if (job.data.outboxId) {
      const workerId = this.#sign?.id ?? null
      return deliver(job.data.outboxId, { progress: (value) => job.updateProgress(value), workerId })
    }
    await inTransaction((trx) =>
      enqueue(trx, job.name as JobName, job.data.payload ?? {}, {
        dedupeKey: `scheduled/${job.id}`,
      })
    )
  }

  /** What an older version planned, and nobody does any more, is taken out of the store. */
  async #plan() {
    const keyOf = (job: string) => job.replaceAll('/', '.')
    try {
      const wanted = new Set(schedule.map(({ job }) => keyOf(job)))
      for (const { key } of await this.#queue!.getJobSchedulers())
        if (!wanted.has(key)) await this.#queue!.removeJobScheduler(key)
      for (const { job, pattern, payload } of schedule) {
        await this.#queue!.upsertJobScheduler(
          keyOf(job),
          { pattern, tz: 'Asia/Shanghai' },
          { name: job, data: { payload }, opts: { removeOnComplete: true, removeOnFail: true } }
        )
      }
    } catch (error) {
      this.#tellAway(error as Error)
    }
  }

  #every(interval: number, act: () => unknown) {
    this.#timers.push(setInterval(act, interval))
  }

  #tellAway(error: Error) {
    if (this.#closed) return
    logger[this.#away ? 'debug' : 'warn']({ err: error.message }, 'the queue waits: its store cannot be used')
    this.#away = true
  }
}
