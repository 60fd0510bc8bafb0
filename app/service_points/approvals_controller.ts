import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import PointApplicationPolicy, { deciderOf } from './point_application_policy.js'
import { chosenDecisionValidator, rulingValidator } from './approval_validators.js'
import { renderApplication } from './application_page.js'
import { decisions, type Ruled } from './decisions.js'
import { applicationToDecide, visibleApplication } from './visible_application.js'

/** Deciding: one official, one decision, one row. */
export default class ApprovalsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const application = await applicationToDecide(ctx)
    showAgain(ctx, async () => renderApplication(ctx, await visibleApplication(ctx)))
    const { decision } = await request.validateUsing(chosenDecisionValidator)
    await bouncer.with(PointApplicationPolicy).authorize('decide', application, decisions[decision].step)
    const ruled = await request.validateUsing(rulingValidator(decision))

    const user = ctx.auth.getUserOrFail()
    const by = personOf(ctx, deciderOf(user, application, decisions[decision].step))
    const page = `/applications/${application.id}`
    await decisions[decision].act(application, by, { ...(ruled as Ruled), also: ctx.spendForm?.(page) })
    session.flash('success', i18n.t(`decisions.${decision}.done`))
    return response.redirect(page)
  }
}
