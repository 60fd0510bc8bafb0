import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import { WorkerSchema } from '#database/schema'
import settings from '#config/background_jobs'

/** A process that works the queue, as it last gave a sign of life. */
export default class Worker extends WorkerSchema {
  static alive() {
    return Worker.query().whereNull('ended_at').where('seen_at', '>=', aliveSince())
  }

  get isAlive() {
    return this.endedAt === null && this.seenAt.toMillis() >= silentBefore()
  }

  get standing() {
    if (this.isAlive) return this.storeAwaySince ? 'store_away' : 'alive'
    return this.endedAt ? 'ended' : 'silent'
  }
}

const silentBefore = () => Math.floor(now().getTime() / 1000) * 1000 - settings.silence * 1000

/** Who has given no sign since this moment is taken for gone. */
export function aliveSince() {
  return sqlTime(new Date(silentBefore()))
}
