import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { nudge } from './application_returns.js'
import PointApplicationPolicy from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** 催办 by the applicant, once a day. */
export default class NudgesController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await bouncer.with(PointApplicationPolicy).authorize('nudge', application)
    await nudge(application, personOf(ctx))
    session.flash('success', i18n.t('point_applications.nudged'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
