import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyAnswerSchema } from '#database/schema'
import type { QuestionAnswers } from '#app/questions/question_content'
import SurveyWave from '#app/surveys/survey_wave'

/** 答卷: what somebody answered, after its batch was released. */
export default class SurveyAnswer extends SurveyAnswerSchema {
  static selfAssignPrimaryKey = true

  declare channel: 'link' | 'open'
  declare answers: QuestionAnswers
  declare flags: string[]

  @belongsTo(() => SurveyWave, { foreignKey: 'waveId' })
  declare wave: BelongsTo<typeof SurveyWave>
}
