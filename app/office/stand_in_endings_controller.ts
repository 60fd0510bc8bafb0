import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import StandInPolicy from './stand_in_policy.js'
import { endStandIn } from './stand_in_register.js'
import { visibleStandIn } from './visible_stand_in.js'

/** Back before the last day, or not away after all. */
export default class StandInEndingsController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const standIn = await visibleStandIn(ctx)
    await bouncer.with(StandInPolicy).authorize('end', standIn)
    await endStandIn(standIn.id, personOf(ctx))
    session.flash('success', i18n.t('stand_ins.ended'))
    return response.redirect().toRoute('stand_ins.show', { id: standIn.id })
  }
}
