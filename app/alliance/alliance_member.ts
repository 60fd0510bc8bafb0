import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { AllianceClassSchema, AllianceMemberSchema, AllianceRepresentativeSchema } from '#database/schema'
import { beijingDay } from '#app/core/beijing_day'
import type { Answers } from '#app/core/form'
import Organization from '#app/organizations/organization'
import User from '#app/users/user'
import Clock from '#app/workflow/clock'
import { councilClasses, type MemberClass } from './member_classes.js'
import type { MemberState } from './member_workflow.js'

/** 代表: who speaks for a member, from a day to a last day. */
export class Representative extends AllianceRepresentativeSchema {
  static table = 'alliance_representatives'

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>
}

/** 成员类别 over time. */
export class ClassTerm extends AllianceClassSchema {
  static table = 'alliance_classes'

  declare memberClass: MemberClass
}

/** In the alliance today. */
export const IN_ALLIANCE: readonly MemberState[] = ['active', 'warned', 'suspended']
/** Those who may vote and be counted; a suspended member may not. */
export const WITH_RIGHTS: readonly MemberState[] = ['active', 'warned']

/** 联盟成员: an institution, from its application to its leaving. */
export default class AllianceMember extends AllianceMemberSchema {
  declare state: MemberState
  declare memberClass: MemberClass
  declare application: Answers
  declare profile: Answers
  declare tags: string[]

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  @belongsTo(() => User, { foreignKey: 'representativeId' })
  declare representative: BelongsTo<typeof User>

  @hasMany(() => Clock, {
    foreignKey: 'subjectId',
    onQuery: (query) => void query.where('subjectType', 'alliance_member').whereNull('endedOn').orderBy('dueOn'),
  })
  declare clocks: HasMany<typeof Clock>

  /** The secretariat and the bureau see all, a district its own, an institution its own. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau || user.is('alliance_secretariat')) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  static inAlliance = scope((query) => void query.whereIn('state', [...IN_ALLIANCE]))

  /** Who has a voice: one organisation, one vote. */
  static withRights = scope((query) => void query.whereIn('state', [...WITH_RIGHTS]))

  get isIn() {
    return IN_ALLIANCE.includes(this.state)
  }

  get hasRights() {
    return WITH_RIGHTS.includes(this.state)
  }

  /** 类别 as of today: a term that is over makes a council unit a member unit, whether or not anybody has noted it. */
  get standingClass(): MemberClass {
    const over = this.termUntil !== null && this.termUntil.toISODate()! < beijingDay()
    return over && councilClasses.includes(this.memberClass) ? 'member_unit' : this.memberClass
  }
}
