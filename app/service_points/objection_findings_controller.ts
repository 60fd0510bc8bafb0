import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import PointApplicationPolicy from './point_application_policy.js'
import { renderApplication } from './application_page.js'
import { findingValidator } from './approval_validators.js'
import { noteFinding } from './public_notice.js'
import { visibleApplication } from './visible_application.js'

/** What the division found out about one objection. */
export default class ObjectionFindingsController {
  async update(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await application.load('batch')
    await bouncer.with(PointApplicationPolicy).authorize('noteFinding')
    const objection = await application
      .related('objections')
      .query()
      .where('id', Number(params.id) || 0)
      .firstOrFail()

    showAgain(ctx, () => renderApplication(ctx, application))
    const { finding } = await request.validateUsing(findingValidator)
    const by = personOf(ctx, auth.getUserOrFail().inName('division_head'))
    await noteFinding(objection, application, by, finding)
    session.flash('success', i18n.t('point_applications.finding_saved'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
