import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import PointApplication from './point_application.js'
import PointApplicationPolicy from './point_application_policy.js'
import { chosenDecisionValidator, rulingValidator } from './approval_validators.js'
import { renderApplication } from './application_page.js'
import { decisions, type Ruled } from './decisions.js'

/** Deciding: one official, one decision, one row. */
export default class ApprovalsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const user = auth.getUserOrFail()
    const application = await PointApplication.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where('id', params.application_id)
      .preload('batch')
      .firstOrFail()

    showAgain(ctx, () => renderApplication(ctx, application))
    const { decision } = await request.validateUsing(chosenDecisionValidator)
    await bouncer.with(PointApplicationPolicy).authorize('decide', application, decisions[decision].step)
    const ruled = await request.validateUsing(rulingValidator(decision))

    await decisions[decision].act(application, personOf(ctx), ruled as Ruled)
    session.flash('success', i18n.t(`decisions.${decision}.done`))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
