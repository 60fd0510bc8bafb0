import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { now } from '#app/core/clock'
import { maskedFault } from '#app/core/masked_fault'
import { OutboxSchema } from '#database/schema'
import User from '#app/users/user'
import type { JobStanding } from './job_standing.js'
import Worker from './worker.js'

/** 后台任务: one row of the outbox, as administrators look at it. What it was promised with is not shown. */
export default class BackgroundJob extends OutboxSchema {
  static table = 'outbox'

  declare payload: Record<string, unknown>

  /** Who has it in hand. */
  @belongsTo(() => Worker)
  declare worker: BelongsTo<typeof Worker>

  @belongsTo(() => User, { foreignKey: 'setAsideById' })
  declare setAsideBy: BelongsTo<typeof User>

  /** What waits for it, and what it waits for. */
  @belongsTo(() => BackgroundJob, { foreignKey: 'parentId' })
  declare parent: BelongsTo<typeof BackgroundJob>

  @hasMany(() => BackgroundJob, { foreignKey: 'parentId' })
  declare children: HasMany<typeof BackgroundJob>

  /** With `worker` loaded. A worker that is gone has nothing in hand: the queue gives its jobs to another one. */
  get standing(): JobStanding {
    if (this.doneAt) return 'done'
    if (this.deadAt) return this.setAsideAt ? 'set_aside' : 'given_up'
    if (this.worker?.isAlive) return 'running'
    if (this.attempts > 0) return 'retrying'
    return this.availableAt.toMillis() > now().getTime() ? 'planned' : 'waiting'
  }

  get path() {
    return `/background-jobs/${this.id}`
  }

  /** Also what was written before faults were masked. */
  get fault() {
    return this.lastError === null ? null : maskedFault(this.lastError)
  }

  /** When it is tried next, where it is. */
  get nextTryAt() {
    return ['retrying', 'planned'].includes(this.standing) ? this.availableAt : null
  }

  get endedAt() {
    return this.doneAt ?? this.deadAt
  }
}
