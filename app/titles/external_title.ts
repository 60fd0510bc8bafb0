import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ExternalTitleSchema } from '#database/schema'
import Organization from '#app/organizations/organization'
import type User from '#app/users/user'

/**
 * Titles that others confer, each on its own way: a TISC is prepared for a year, runs and is assessed after three, a
 * university centre is selected and assessed after five (国知办发服字〔2025〕26号, 国知办发规字〔2017〕62号); a national
 * point is 备案, neither 认定 nor 推荐.
 */
export const stagesOf = {
  national_point: ['filed'],
  tisc: ['preparing', 'operating', 'continued'],
  university_center: ['selected', 'continued'],
} as const

export type TitleKind = keyof typeof stagesOf
export const titleKinds = Object.keys(stagesOf) as TitleKind[]
export type TitleStage = (typeof stagesOf)[TitleKind][number]
export const titleStages: readonly TitleStage[] = [...new Set(Object.values(stagesOf).flat())]

/** 考核等次 of whoever conferred the title: not the four grades of the city. */
export const assessedGrades = ['excellent', 'qualified', 'unqualified'] as const

/** What the register notes of a title that somebody else conferred. */
export default class ExternalTitle extends ExternalTitleSchema {
  declare kind: TitleKind
  declare stage: TitleStage
  declare state: 'held' | 'ended'

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  /** Institutions see their own, districts theirs, the bureau all. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  static heldBy(organizationId: number) {
    return this.query().where({ organizationId, state: 'held' }).orderBy('id')
  }
}
