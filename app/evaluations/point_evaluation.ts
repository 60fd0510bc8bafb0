import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { PointEvaluationSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import type { Grade } from '#app/indicators/indicator_content'
import Organization from '#app/organizations/organization'
import type User from '#app/users/user'
import Clock from '#app/workflow/clock'
import EvaluationCycle from './evaluation_cycle.js'
import type { EvaluationState } from './point_evaluation_workflow.js'

/** rated: with a grade; no_grade: 参评不定等; reference: the national result is taken, data are reported all the same. */
export const PARTS = ['rated', 'no_grade', 'reference'] as const
export type Part = (typeof PARTS)[number]

/** 参评网点: one point in one cycle. */
export default class PointEvaluation extends PointEvaluationSchema {
  declare state: EvaluationState
  declare part: Part
  declare grade: Grade | null

  @belongsTo(() => EvaluationCycle, { foreignKey: 'cycleId' })
  declare cycle: BelongsTo<typeof EvaluationCycle>

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  @hasMany(() => Clock, {
    foreignKey: 'subjectId',
    onQuery: (query) => void query.where('subjectType', 'point_evaluation').whereNull('endedOn').orderBy('dueOn'),
  })
  declare clocks: HasMany<typeof Clock>

  /**
   * Institutions see their own, districts theirs, bureau and secretariat all. Experts see what they judge in its own room.
   * Who sees the row does not yet see its result: that is `showsResult`.
   */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau || user.is('alliance_secretariat')) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  /** Nobody outside the bureau learns points and grades before they are announced. */
  showsResult(user: User) {
    return user.isBureau || ['public_notice', 'appealed', 'revised', 'final'].includes(this.state)
  }
}
