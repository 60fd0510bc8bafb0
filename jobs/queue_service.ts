import type { Job, Queue, Worker } from 'bullmq'
import logger from '@adonisjs/core/services/logger'
import { deliver, run } from './deliver.js'
import { carryDueRows } from './relay.js'
import { schedule } from './schedule.js'
import { openBackend, type QueueBackend } from './queue_backends.js'

/**
 * The queue of this process. Producers do not need it at all: they write outbox rows (jobs/queue.ts). Only a process
 * that works opens the backend, so that a web process never waits for a queue that is down.
 */
export class QueueService {
  #backend?: QueueBackend
  #queue?: Queue
  #worker?: Worker
  #timer?: NodeJS.Timeout
  #carrying?: Promise<void>
  #again = false
  #closed = false

  get isWorking() {
    return this.#worker !== undefined
  }

  async work({ concurrency = 5 } = {}) {
    this.#backend = await openBackend()
    this.#queue = this.#backend.queue()
    this.#queue.on('error', (error) => logger.warn({ err: error.message }, 'queue store is away'))
    /** A killed worker's job runs again within 10 seconds instead of a minute. */
    this.#worker = this.#backend.worker((job, _token, signal) => this.#process(job, signal), {
      concurrency,
      drainDelay: 1,
      lockDuration: 10_000,
      stalledInterval: 5_000,
      maxStalledCount: 5,
    })
    this.#worker.on('error', (error) => logger.warn({ err: error.message }, 'queue worker lost its store'))

    this.#timer = setInterval(() => this.nudge(), 1000)
    this.nudge()
    this.#plan().catch((error) => logger.error({ err: error }, 'recurring work could not be planned'))
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
    this.#closed = true
    clearInterval(this.#timer)
    await this.#carrying
    await this.#worker?.close()
    await this.#queue?.close()
    await this.#backend?.close()
  }

  async #carry() {
    try {
      while ((await carryDueRows(this.#queue!)) === 200);
    } catch (error) {
      logger.warn({ err: (error as Error).message }, 'outbox could not be carried, trying again')
    }
  }

  #process(job: Job, signal?: AbortSignal) {
    const context = { progress: (value: number | object) => job.updateProgress(value), signal }
    return job.data.outboxId
      ? deliver(job.data.outboxId, context)
      : run(job.name, job.data.payload ?? {}, context)
  }

  async #plan() {
    for (const { job, pattern, payload } of schedule) {
      await this.#queue!.upsertJobScheduler(
        job.replaceAll('/', '.'),
        { pattern, tz: 'Asia/Shanghai' },
        { name: job, data: { payload }, opts: { removeOnComplete: true, removeOnFail: 100 } }
      )
    }
  }
}
