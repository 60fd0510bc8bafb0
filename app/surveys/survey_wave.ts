import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyWaveSchema } from '#database/schema'
import QuestionVersion from '#app/questions/question_version'
import type { SurveyWaveState } from './survey_wave_workflow.js'

/** 调查批次: one questionnaire to one circle of people in some weeks. */
export default class SurveyWave extends SurveyWaveSchema {
  declare state: SurveyWaveState
  declare sending: 'resting' | 'sending' | 'paused' | 'cancelled'

  @belongsTo(() => QuestionVersion)
  declare questionVersion: BelongsTo<typeof QuestionVersion>
}
