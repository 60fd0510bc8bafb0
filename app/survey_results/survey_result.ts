import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { SurveyResultSchema } from '#database/schema'
import QuestionVersion from '#app/questions/question_version'
import SurveyWave from '#app/surveys/survey_wave'
import type { CityFacts } from './calculation.js'
import type { LevelMap } from './levels.js'
import type { Returns } from './rates.js'
import SurveyResultRow from './survey_result_row.js'

/** One calculation of a wave, kept as it came out. */
export default class SurveyResult extends SurveyResultSchema {
  declare state: 'ordered' | 'calculated' | 'failed'
  declare levelMap: LevelMap
  declare returns: Returns | null
  declare city: CityFacts | null

  @belongsTo(() => SurveyWave, { foreignKey: 'waveId' })
  declare wave: BelongsTo<typeof SurveyWave>

  @belongsTo(() => QuestionVersion)
  declare questionVersion: BelongsTo<typeof QuestionVersion>

  @hasMany(() => SurveyResultRow, { foreignKey: 'resultId' })
  declare rows: HasMany<typeof SurveyResultRow>

  /** The newest of a wave, whatever became of it. */
  static newestOf(waveId: number) {
    return this.query().where('waveId', waveId).orderBy('round', 'desc').first()
  }

  /** What was published, the newest first. */
  static published() {
    return this.query().whereNotNull('publishedOn').orderBy('publishedOn', 'desc').orderBy('id', 'desc')
  }
}
