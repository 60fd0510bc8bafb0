import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/users/actor'
import PointApplicationPolicy from './point_application_policy.js'
import { reopenApplication } from './application_handing_in.js'
import { visibleApplication } from './visible_application.js'

/** A withdrawn application becomes a draft again. */
export default class ApplicationReopeningsController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await bouncer.with(PointApplicationPolicy).authorize('reopen', application)

    await reopenApplication(application, actorOf(ctx))
    session.flash('success', i18n.t('point_applications.reopened'))
    return response.redirect().toRoute('applications.edit', { id: application.id })
  }
}
