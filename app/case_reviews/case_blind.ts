import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { CaseBlindSchema, CaseFindingSchema } from '#database/schema'
import TypicalCase from '#app/cases/typical_case'
import type { Finding } from '#app/experts/blindness_scan'
import CaseRound from './case_round.js'
import CaseSeat from './case_seat.js'

/** What a reviewers' copy leaves out. */
export type Masks = { words: string[]; images: number[] }

export type FindingState = 'open' | 'harmless' | 'masked' | 'stripped'

/** 盲评稿: a case as its reviewers get it. */
export default class CaseBlind extends CaseBlindSchema {
  declare masks: Masks

  @belongsTo(() => CaseRound, { foreignKey: 'roundId' })
  declare round: BelongsTo<typeof CaseRound>

  @belongsTo(() => TypicalCase, { foreignKey: 'caseId' })
  declare case: BelongsTo<typeof TypicalCase>

  @hasMany(() => CaseSeat, { foreignKey: 'blindId' })
  declare seats: HasMany<typeof CaseSeat>

  @hasMany(() => CaseFinding, { foreignKey: 'blindId' })
  declare findings: HasMany<typeof CaseFinding>
}

export class CaseFinding extends CaseFindingSchema {
  declare kind: Finding['kind']
  declare state: FindingState
}
