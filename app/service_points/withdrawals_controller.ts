import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import { withdrawalValidator } from './approval_validators.js'
import PointApplicationPolicy from './point_application_policy.js'
import { withdrawApplication } from './application_handing_in.js'
import { visibleApplication } from './visible_application.js'

/** 撤回, possible until the panel has concluded. */
export default class WithdrawalsController {
  async create(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    await ctx.bouncer.with(PointApplicationPolicy).authorize('withdraw', application)
    return ctx.view.render('pages/service_points/applications/withdraw', { application })
  }

  async store(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    await ctx.bouncer.with(PointApplicationPolicy).authorize('withdraw', application)
    showAgain(ctx, () => ctx.view.render('pages/service_points/applications/withdraw', { application }))
    const { reason, version } = await ctx.request.validateUsing(withdrawalValidator)

    await withdrawApplication(application, actorOf(ctx), reason, version)
    ctx.session.flash('success', ctx.i18n.t('point_applications.withdrawn'))
    return ctx.response.redirect().toRoute('applications.show', { id: application.id })
  }
}
