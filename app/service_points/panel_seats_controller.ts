import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import User from '#app/users/user'
import PointApplicationPolicy, { inviterOf } from './point_application_policy.js'
import { renderApplication } from './application_page.js'
import { inviteExpertValidator } from './approval_validators.js'
import { inviteExpert, releaseExpert } from './expert_panel.js'
import { visibleApplication } from './visible_application.js'

/** One more expert on a running panel, or one less who does not answer. */
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
  async destroy(ctx: HttpContext) {
    const { auth, bouncer, params, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await bouncer.with(PointApplicationPolicy).authorize('invite')
    const review = await application
      .related('reviews')
      .query()
      .where('id', Number(params.id) || 0)
      .preload('expert')
      .firstOrFail()

    await releaseExpert(review, application, personOf(ctx, inviterOf(auth.getUserOrFail())))
    session.flash('success', i18n.t('point_applications.expert_released', { name: review.expert.name }))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
