import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import Organization from '#app/organizations/organization'
import { actorOf } from '#app/users/actor'
import RegistrationPolicy from './registration_policy.js'
import { registrationRulingValidator } from './registration_validators.js'
import { ruleOnRegistration } from './registration_workflow.js'
import { renderRegistration } from './registration_page.js'

export default class RegistrationRulingsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const organization = await Organization.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', params.registration_id)
      .firstOrFail()
    await bouncer.with(RegistrationPolicy).authorize('rule')

    showAgain(ctx, () => renderRegistration(ctx, organization))
    const { step, ...ruling } = await request.validateUsing(registrationRulingValidator)
    await ruleOnRegistration(step, organization, actorOf(ctx), ruling)
    session.flash('success', i18n.t(`registrations.done.${step}`))
    return response.redirect(`/registrations/${organization.id}`)
  }
}
