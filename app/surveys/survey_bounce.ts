import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SurveyBounceSchema } from '#database/schema'
import type User from '#app/users/user'
import type { BounceKind } from './bounce_report.js'
import SurveyInvitation from './survey_invitation.js'

/** 退信: what a mail server wrote back about one letter. */
export default class SurveyBounce extends SurveyBounceSchema {
  declare kind: BounceKind

  @belongsTo(() => SurveyInvitation, { foreignKey: 'invitationId' })
  declare invitation: BelongsTo<typeof SurveyInvitation>

  static visibleTo = scope((query, user: User) => {
    if (!user.is('bureau_handler')) query.whereRaw('1 = 0')
  })
}
