import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { CaseCallExtensionSchema, CaseCallSchema } from '#database/schema'
import QuestionVersion from '#app/questions/question_version'
import type User from '#app/users/user'
import type { CaseCallState } from './case_call_workflow.js'

export const caseCallKinds = ['typical_case', 'outstanding_person', 'innovative_product', 'practice_talent'] as const

export type CaseCallKind = (typeof caseCallKinds)[number]

/** Who may hand in without a recommender. */
export const directEntries = ['nobody', 'titled', 'everybody'] as const

/** `most`: the points; all of them together are 100. */
export type RubricItem = { key: string; name: string; standard: string; most: number }

export type CaseCategory = { key: string; name: string }

/** 征集通知 of one year and kind. */
export default class CaseCall extends CaseCallSchema {
  declare kind: CaseCallKind
  declare directEntry: (typeof directEntries)[number]
  declare state: CaseCallState
  declare categories: CaseCategory[]
  declare rubric: RubricItem[]

  @belongsTo(() => QuestionVersion)
  declare questionVersion: BelongsTo<typeof QuestionVersion>

  @hasMany(() => CaseCallExtension, { foreignKey: 'callId' })
  declare extensions: HasMany<typeof CaseCallExtension>

  /** Drafts are the bureau's; what was published is everybody's, also when it was cancelled later. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) wherePublished(query)
  })

  static published = scope((query) => wherePublished(query))

  get firstDay() {
    return this.opensOn.toISODate()!
  }

  get lastDay() {
    return this.closesOn.toISODate()!
  }
}

function wherePublished(query: ModelQueryBuilderContract<LucidModel>) {
  query.whereNot('state', 'draft').whereNotNull('published_at')
}

/** 延长征集: the closing day was moved, once or more. */
export class CaseCallExtension extends CaseCallExtensionSchema {}
