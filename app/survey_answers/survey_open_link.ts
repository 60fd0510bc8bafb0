import { randomBytes } from 'node:crypto'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyOpenLinkSchema } from '#database/schema'
import env from '#start/env'
import Designation from '#app/designations/designation'
import SurveyWave from '#app/surveys/survey_wave'
import type User from '#app/users/user'

/** 扫码评价: what the poster of one point says in one wave. */
export default class SurveyOpenLink extends SurveyOpenLinkSchema {
  @belongsTo(() => SurveyWave, { foreignKey: 'waveId' })
  declare wave: BelongsTo<typeof SurveyWave>

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** The bureau sees all, a point its own, as long as they can be used. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where('is_on', true).whereIn('designation_id', (own) => {
      own.from('designations').where('organization_id', user.organizationId ?? 0)
      own.select('id')
    })
  })

  get path() {
    return openPath(this.code)
  }

  get address() {
    return env.get('APP_URL') + this.path
  }
}

/** The page of whoever reads the poster. */
export const openPath = (code: string) => `/q/${code}`

/** It stands on a wall: long enough that nobody comes upon it by trying, short enough for a coarse QR code. */
export function newCode() {
  return randomBytes(12).toString('base64url')
}
