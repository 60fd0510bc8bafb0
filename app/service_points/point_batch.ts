import { hasMany, scope } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { PointBatchSchema } from '#database/schema'
import { beijingDay } from '#app/calendar/working_days'
import type { SupplementLapse } from './designation_types.js'
import PointApplication from './point_application.js'
import type { BatchState } from './point_batch_workflow.js'

/** One item of the experts' rubric. The points of a rubric sum to 100. */
export type RubricItem = { key: string; zh: string; en: string; points: number }

/** A call for applications: which title, in which window, through which steps. */
export default class PointBatch extends PointBatchSchema {
  declare state: BatchState
  /** 续期 has a standing batch a year, which nobody opens or closes. */
  declare kind: 'call' | 'renewal'
  declare rubric: RubricItem[]
  declare supplementLapse: SupplementLapse

  @hasMany(() => PointApplication, { foreignKey: 'batchId' })
  declare applications: HasMany<typeof PointApplication>

  /** With how many applications they have, drafts left out. */
  static counted = scope((query: ModelQueryBuilderContract<typeof PointBatch>) => {
    query.withCount('applications', (handedIn) => void handedIn.whereNot('state', 'draft'))
  })

  /** What the bureau calls for, without the standing batches. */
  static calls() {
    return this.query().where('kind', 'call')
  }

  get applicationCount() {
    return Number(this.$extras.applications_count)
  }

  /** The calls for which an application can be submitted today, the next to close first. */
  static async openToday() {
    const published = await this.calls().where('state', 'open').orderBy('closesOn')
    return published.filter((batch) => batch.isOpen)
  }

  /** Can an application be submitted today? */
  get isOpen() {
    return this.state === 'open' && this.windowFault === null
  }

  get windowFault(): 'not_yet' | 'over' | null {
    const today = beijingDay()
    if (today < this.opensOn.toISODate()!) return 'not_yet'
    return today > this.closesOn.toISODate()! ? 'over' : null
  }
}
