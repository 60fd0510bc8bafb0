import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyResultRowSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type { Figures } from './figures.js'
import type { Audience, CellKind, Reason } from './publication.js'
import type { Returns } from './rates.js'
import SurveyResult from './survey_result.js'

/** What one group of respondents said, as far as anybody may see it. */
export default class SurveyResultRow extends SurveyResultRowSchema {
  declare kind: CellKind
  declare figures: Figures | null
  declare returns: Returns | null
  declare shownTo: Audience
  declare reason: Reason | null

  @belongsTo(() => SurveyResult, { foreignKey: 'resultId' })
  declare result: BelongsTo<typeof SurveyResult>

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /**
   * The bureau sees every line; a district and an institution their own, and what the public sees. What nobody may see
   * is not in the line anyway (publication.ts).
   */
  static visibleTo = scope((query, user: User | null) => {
    if (user?.isBureau) return
    query.where((seen) => {
      seen.where('shown_to', 'public')
      if (user?.seesDistrict) {
        const { seesDistrict } = user
        seen.orWhere(
          (own) => void own.whereIn('kind', ['district', 'point', 'crossing']).where('district_code', seesDistrict)
        )
      }
      if (user?.organizationId) {
        const titles = (own: any) =>
          void own.from('designations').where('organization_id', user.organizationId).select('id')
        seen.orWhereIn('designation_id', titles)
      }
    })
  })
}
