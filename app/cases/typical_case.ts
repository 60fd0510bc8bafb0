import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { TypicalCaseSchema } from '#database/schema'
import CaseCall from '#app/case_calls/case_call'
import Organization from '#app/organizations/organization'
import User from '#app/users/user'
import Clock from '#app/workflow/clock'
import type { CaseContent } from './case_content.js'
import type { CaseState } from './typical_case_workflow.js'

/** 典型案例, or what else a call asks for, from one unit. */
export default class TypicalCase extends TypicalCaseSchema {
  declare state: CaseState
  declare recommender: 'district' | 'alliance' | null
  declare draft: Partial<CaseContent>

  @belongsTo(() => CaseCall, { foreignKey: 'callId' })
  declare call: BelongsTo<typeof CaseCall>

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  @belongsTo(() => User, { foreignKey: 'handlerId' })
  declare handler: BelongsTo<typeof User>

  @hasMany(() => Clock, {
    foreignKey: 'subjectId',
    onQuery: (query) => void query.where('subjectType', 'typical_case').whereNull('endedOn').orderBy('dueOn'),
  })
  declare clocks: HasMany<typeof Clock>

  /**
   * Units see their own, the bureau all that was handed in, districts and the secretariat what they recommend. Experts see
   * nothing here: what they judge has pages without names (case_reviews).
   */
  static visibleTo = scope((query, user: User) => {
    query.where((seen) => {
      seen.whereRaw('1 = 0')
      if (user.organizationId) seen.orWhere('organization_id', user.organizationId)
      if (user.isBureau) seen.orWhereNot('state', 'draft')
      if (user.is('alliance_secretariat')) {
        seen.orWhere((own) => void own.where('recommender', 'alliance').whereNot('state', 'draft'))
      }
      if (user.seesDistrict) {
        const { seesDistrict } = user
        seen.orWhere((own) => void own.where('district_code', seesDistrict).whereNot('state', 'draft'))
      }
    })
  })
}
