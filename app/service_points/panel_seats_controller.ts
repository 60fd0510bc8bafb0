import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import User from '#app/users/user'
import PointApplicationPolicy, { inviterOf } from './point_application_policy.js'
import { renderApplication } from './application_page.js'
import { inviteExpertValidator } from './approval_validators.js'
import { inviteExpert } from './expert_panel.js'
import { visibleApplication } from './visible_application.js'

/** One more expert on a running panel. */
export default class PanelSeatsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await application.load('batch')
    await bouncer.with(PointApplicationPolicy).authorize('invite')

    showAgain(ctx, () => renderApplication(ctx, application))
    const { expert: id } = await request.validateUsing(inviteExpertValidator)
    const expert = await User.query()
      .withScopes((scopes) => scopes.active('expert'))
      .where({ id })
      .first()
    const seated = await application.related('reviews').query().where('expertId', id).first()
    if (!expert || seated) throw invalid('expert', i18n.t('point_applications.expert_not_free'))

    await inviteExpert(application, expert, personOf(ctx, inviterOf(auth.getUserOrFail())))
    session.flash('success', i18n.t('point_applications.expert_invited', { name: expert.name }))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
