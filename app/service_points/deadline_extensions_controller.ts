import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import Clock from '#app/workflow/clock'
import { extendDeadline } from './application_deadlines.js'
import { renderApplication } from './application_page.js'
import { extensionValidator } from './approval_validators.js'
import PointApplicationPolicy, { extenderOf } from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** 延长: the leader extends the whole decision, the head of the division a step; once each. */
export default class DeadlineExtensionsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    const clock = await Clock.of('point_application', [application.id])
      .where('id', Number(request.input('clock')) || 0)
      .firstOrFail()
    await bouncer.with(PointApplicationPolicy).authorize('extend', clock.kind)

    showAgain(ctx, () => renderApplication(ctx, application))
    const { extensionDays, extensionReason } = await request.validateUsing(extensionValidator)
    const user = auth.getUserOrFail()
    const by = personOf(ctx, extenderOf(user, clock.kind))
    await extendDeadline(application, clock, by, { days: extensionDays, reason: extensionReason })
    session.flash('success', i18n.t('clocks.extended'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
