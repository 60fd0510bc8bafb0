import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyInvitationSchema } from '#database/schema'
import SurveyWave from './survey_wave.js'

export type InvitationState =
  'waiting' | 'sending' | 'sent' | 'soft_bounced' | 'hard_bounced' | 'complained' | 'opted_out'

/** One person who is asked in one wave. */
export default class SurveyInvitation extends SurveyInvitationSchema {
  declare state: InvitationState

  @belongsTo(() => SurveyWave, { foreignKey: 'waveId' })
  declare wave: BelongsTo<typeof SurveyWave>
}
