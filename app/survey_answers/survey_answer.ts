import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyAnswerSchema } from '#database/schema'
import type { QuestionAnswers } from '#app/questions/question_content'
import SurveyWave from '#app/surveys/survey_wave'
import type { AnswerFlag } from './answer_flags.js'
import type { Channel } from './pool.js'

/** 答卷: what somebody answered, after its batch was released. */
export default class SurveyAnswer extends SurveyAnswerSchema {
  static selfAssignPrimaryKey = true

  declare channel: Channel
  declare answers: QuestionAnswers
  declare flags: AnswerFlag[]
  declare excludedAs: AnswerFlag | null

  @belongsTo(() => SurveyWave, { foreignKey: 'waveId' })
  declare wave: BelongsTo<typeof SurveyWave>
}
