import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderApplication } from './application_page.js'
import { takeBack } from './application_returns.js'
import { takeBackValidator } from './approval_validators.js'
import PointApplicationPolicy from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** 撤回: the own last step, before the next person acts. */
export default class TakeBacksController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await bouncer.with(PointApplicationPolicy).authorize('takeBack')

    showAgain(ctx, () => renderApplication(ctx, application))
    const { takeBackReason, version } = await request.validateUsing(takeBackValidator)
    await takeBack(application, personOf(ctx), { opinion: takeBackReason, version })
    session.flash('success', i18n.t('point_applications.taken_back'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
