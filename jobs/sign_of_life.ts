import { hostname } from 'node:os'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import env from '#start/env'
import settings from '#config/background_jobs'
import { sqlTime } from '#app/core/dialect'

/** Of a process that works the queue: a row that says every few seconds that it lives, and whether its store does. */
export class SignOfLife {
  id: number | null = null
  #timer?: NodeJS.Timeout
  #awaySince: string | null = null
  #giving: Promise<void> = Promise.resolve()

  constructor(
    private concurrency: number,
    private isAway: () => boolean
  ) {}

  async begin() {
    this.#timer = setInterval(() => void this.give(), settings.signEvery * 1000)
    await this.give()
  }

  /** Whatever becomes of it, work goes on: who looks at the page then sees that nobody was seen. */
  give() {
    return (this.#giving = this.#write().catch((error) =>
      logger.warn({ err: (error as Error).message }, 'the sign of life could not be written')
    ))
  }

  async end() {
    clearInterval(this.#timer)
    await this.#giving
    if (this.id === null) return
    await db
      .from('workers')
      .where({ id: this.id })
      .update({ seen_at: sqlTime(), ended_at: sqlTime() })
      .catch(() => {})
  }

  async #write() {
    this.#awaySince = this.isAway() ? (this.#awaySince ?? sqlTime()) : null
    const sign = { seen_at: sqlTime(), store_away_since: this.#awaySince }
    const known = this.id !== null && Number(await db.from('workers').where({ id: this.id }).update(sign)) === 1
    if (known) return
    const [id] = await db.table('workers').insert({
      ...sign,
      ...{ host: hostname().slice(0, 100), pid: process.pid, concurrency: this.concurrency },
      ...{ backend: env.get('QUEUE_BACKEND'), started_at: sqlTime() },
    })
    this.id = Number(id)
  }
}
