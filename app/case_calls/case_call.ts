import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CaseCallSchema } from '#database/schema'
import QuestionVersion from '#app/questions/question_version'
import type User from '#app/users/user'
import type { CaseCallState } from './case_call_workflow.js'

export const caseCallKinds = ['typical_case', 'outstanding_person', 'innovative_product', 'practice_talent'] as const

export type CaseCallKind = (typeof caseCallKinds)[number]

/** `most`: the points; all of them together are 100. */
export type RubricItem = { key: string; name: string; standard: string; most: number }

export type CaseCategory = { key: string; name: string }

/** 征集通知 of one year and kind. */
export default class CaseCall extends CaseCallSchema {
  declare kind: CaseCallKind
  declare directEntry: 'nobody' | 'titled' | 'everybody'
  declare state: CaseCallState
  declare categories: CaseCategory[]
  declare rubric: RubricItem[]

  @belongsTo(() => QuestionVersion)
  declare questionVersion: BelongsTo<typeof QuestionVersion>

  /** Drafts are the bureau's; what was published is everybody's. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereNotIn('state', ['draft', 'cancelled'])
  })
}
