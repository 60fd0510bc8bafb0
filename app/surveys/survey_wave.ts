import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyWaveSchema } from '#database/schema'
import QuestionVersion from '#app/questions/question_version'
import type User from '#app/users/user'
import type { SurveyWaveState } from './survey_wave_workflow.js'

export type SendingState = 'resting' | 'sending' | 'paused' | 'cancelled'

/** 调查批次: one questionnaire to one circle of people in some weeks. */
export default class SurveyWave extends SurveyWaveSchema {
  declare state: SurveyWaveState
  declare sending: SendingState

  @belongsTo(() => QuestionVersion)
  declare questionVersion: BelongsTo<typeof QuestionVersion>

  /** The bureau asks; what comes out of it is published by another room. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })

  get lastDay() {
    return this.closesOn.toISODate()!
  }

  /** Recipients can still be added. */
  get takesRecipients() {
    return ['draft', 'approved', 'open'].includes(this.state)
  }
}
