import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyIntakeSchema } from '#database/schema'
import type { IntakeState } from './survey_intake_workflow.js'
import SurveyWave from './survey_wave.js'

/** One source of recipients, counted before anybody is taken. */
export default class SurveyIntake extends SurveyIntakeSchema {
  declare state: IntakeState

  @belongsTo(() => SurveyWave, { foreignKey: 'waveId' })
  declare wave: BelongsTo<typeof SurveyWave>

  get isWorking() {
    return ['counting', 'taking'].includes(this.state)
  }
}
