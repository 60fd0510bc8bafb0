import encryption from '@adonisjs/core/services/encryption'
import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { BadRatingCaseSchema } from '#database/schema'
import { beijingDay } from '#app/calendar/working_days'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import Clock from '#app/workflow/clock'
import type { CaseState } from './bad_rating_case_workflow.js'

export const caseSources = ['rating', 'survey', 'telephone', 'letter', 'hotline'] as const

export type CaseSource = (typeof caseSources)[number]

/** 差评整改: what follows from one bad rating. */
export default class BadRatingCase extends BadRatingCaseSchema {
  declare state: CaseState
  declare source: CaseSource

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** All its limits, also those that have ended. */
  @hasMany(() => Clock, {
    foreignKey: 'subjectId',
    onQuery: (query) => void query.where('subjectType', 'bad_rating_case').orderBy('id'),
  })
  declare clocks: HasMany<typeof Clock>

  /** A point sees its own, a district its own, the bureau all. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  /** A limit that runs is over. */
  static overdue = scope((query, today = beijingDay()) => {
    query.whereExists((clock) => {
      clock.from('clocks').whereColumn('clocks.subject_id', 'bad_rating_cases.id')
      clock
        .where('clocks.subject_type', 'bad_rating_case')
        .whereNull('clocks.ended_on')
        .where('clocks.due_on', '<', today)
    })
  })

  /** Somebody can still be reached. */
  get hasContact() {
    return Boolean(this.contactMobile || this.contactEmail)
  }

  /** The page on which the same person says how it is now: signed for the address in the letter, used once. */
  get secondPath() {
    return `/rate-again/${encryption.getMessageVerifier().sign(this.id, undefined, PURPOSE)}`
  }

  /** The case that an address is about, or null. */
  static ofToken(token: string) {
    const id = encryption.getMessageVerifier().unsign<number>(token, PURPOSE)
    return this.query()
      .where('id', id ?? 0)
      .preload('designation')
      .first()
  }
}

const PURPOSE = 'second_rating'
