import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RecommendationSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import Organization from '#app/organizations/organization'
import type User from '#app/users/user'
import ExternalTitle from './external_title.js'
import type { Route } from './recommendation_rules.js'
import type { RecommendationState } from './recommendation_workflow.js'

/** 推荐: of a municipal point for the national filing, and what came of it. */
export default class Recommendation extends RecommendationSchema {
  declare state: RecommendationState
  declare route: Route

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  @belongsTo(() => ExternalTitle)
  declare externalTitle: BelongsTo<typeof ExternalTitle>

  /** Institutions see their own once they are recommended, districts theirs, the bureau all. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where((own) => {
        own.where('organization_id', user.organizationId ?? 0).whereIn('state', ['recommended', 'filed', 'not_filed'])
      })
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  /** A letter of the city goes out for those that the city recommends. */
  get hasLetter() {
    return this.route === 'city' && this.docNumber !== null
  }
}
