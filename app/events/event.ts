import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { belongsTo, manyToMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, ManyToMany } from '@adonisjs/lucid/types/relations'
import { EventSchema } from '#database/schema'
import { isLocked } from '#app/activities/months'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type { EventDay } from './event_form.js'
import type { EventState } from './event_workflow.js'

/** 活动: a training, lecture, salon, contest, exchange or annual conference, planned or held. */
export default class Event extends EventSchema {
  declare state: EventState
  declare days: EventDay[]
  declare audiences: string[]

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** 协办网点 */
  @manyToMany(() => Designation, { pivotTable: 'event_partners' })
  declare partners: ManyToMany<typeof Designation>

  /** A point sees its own and those it helped to organise, a district its own, the bureau all. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return void query.whereNot('state', 'removed')
    const organizationId = user.organizationId ?? 0
    query.where((seen) => {
      seen.where('organization_id', organizationId)
      seen.orWhere((shared) => {
        shared.whereNot('state', 'removed').whereIn('id', sharedWith(organizationId))
      })
      if (user.seesDistrict)
        seen.orWhere((own) => void own.where('district_code', user.seesDistrict!).whereNot('state', 'removed'))
    })
  })

  /** What everybody may know of. */
  static published = scope((query) => {
    query.whereNotNull('published_on').whereNot('state', 'removed')
  })

  get lastDay() {
    return this.endsOn.toISODate()!
  }

  get isLocked() {
    return isLocked(this.lastDay)
  }

  get isConference() {
    return this.kind === 'conference'
  }

  get isHeld() {
    return this.attendedOnsite !== null
  }

  get hasBegun() {
    return this.startsAt <= DateTime.now()
  }
}

function sharedWith(organizationId: number) {
  return db
    .from('event_partners')
    .join('designations', 'designations.id', 'event_partners.designation_id')
    .where('designations.organization_id', organizationId)
    .select('event_partners.event_id')
}
