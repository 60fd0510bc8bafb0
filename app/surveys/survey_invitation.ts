import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyInvitationSchema } from '#database/schema'
import { maskedAddress } from '#app/core/masks'
import Designation from '#app/designations/designation'
import SurveyWave from './survey_wave.js'

export const invitationStates = [
  'waiting',
  'sending',
  'sent',
  'soft_bounced',
  'hard_bounced',
  'complained',
  'opted_out',
] as const

export type InvitationState = (typeof invitationStates)[number]

/** One person who is asked in one wave. */
export default class SurveyInvitation extends SurveyInvitationSchema {
  declare state: InvitationState
  declare locale: 'zh-CN' | 'en'

  @belongsTo(() => SurveyWave, { foreignKey: 'waveId' })
  declare wave: BelongsTo<typeof SurveyWave>

  /** Whose service is rated. */
  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  get maskedEmail() {
    return maskedAddress(this.email)
  }
}
