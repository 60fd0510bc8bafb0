import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { lookAgain } from './begin_roll_over.js'
import RollOverPolicy from './roll_over_policy.js'
import { visibleRollOver } from './roll_over_page.js'

/** 重新比对 */
export default class RollOverRefreshesController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const rollOver = await visibleRollOver(ctx)
    await bouncer.with(RollOverPolicy).authorize('prepare')
    const counts = await lookAgain(rollOver, personOf(ctx))
    session.flash('success', i18n.t('roll_overs.done.refreshed', counts))
    return response.redirect(`/roll-overs/${rollOver.id}`)
  }
}
