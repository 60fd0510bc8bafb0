import { belongsTo, hasMany, hasOne, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany, HasOne } from '@adonisjs/lucid/types/relations'
import { CaseCandidateSchema } from '#database/schema'
import CaseResult from '#app/case_reviews/case_result'
import TypicalCase from '#app/cases/typical_case'
import { beijingDay } from '#app/core/beijing_day'
import type User from '#app/users/user'
import CaseObjection from './case_objection.js'
import CaseSelection from './case_selection.js'

export type Verdict = 'choose' | 'leave_out'

/** One case of a selection. */
export default class CaseCandidate extends CaseCandidateSchema {
  declare verdict: Verdict | null

  @belongsTo(() => CaseSelection, { foreignKey: 'selectionId' })
  declare selection: BelongsTo<typeof CaseSelection>

  @belongsTo(() => TypicalCase, { foreignKey: 'caseId' })
  declare case: BelongsTo<typeof TypicalCase>

  @hasOne(() => CaseResult, { localKey: 'caseId', foreignKey: 'caseId' })
  declare result: HasOne<typeof CaseResult>

  @hasMany(() => CaseObjection, { foreignKey: 'candidateId' })
  declare objections: HasMany<typeof CaseObjection>

  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })

  /** With what every page of the bureau says of it. */
  static told = scope((query: any) => {
    query.preload('result').preload('case', (cases: any) => cases.preload('organization'))
  })

  /** In the order of the jury; equal ranks as they were handed in. */
  static ranked = scope((query) => {
    query.orderBy('rank').orderBy('id')
  })

  get isSwapped() {
    return this.proposed !== this.shortlisted
  }

  /** Is the last day of its notice over in Beijing? */
  get noticeIsOver() {
    return this.noticeUntil !== null && beijingDay() > this.noticeUntil.toISODate()!
  }
}
