import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { noteApplicationDefects } from './application_corrections.js'
import { renderCorrection } from './correction_page.js'
import { typedDefects } from './correction_validators.js'
import PointApplicationPolicy, { deciderOf } from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** Writing an order of correction while reviewing: ticks and notes are kept as they come. */
export default class CorrectionDraftsController {
  async edit(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    await application.load('batch')
    await ctx.bouncer.with(PointApplicationPolicy).authorize('correct', application)
    return renderCorrection(ctx, application)
  }

  async update(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await application.load('batch')
    await bouncer.with(PointApplicationPolicy).authorize('correct', application)
    const user = auth.getUserOrFail()
    const by = personOf(ctx, deciderOf(user, application, 'requestSupplement'))

    await noteApplicationDefects(application, by, typedDefects(request.input('defects')))
    if (request.accepts(['html', 'json']) === 'json') return response.send({})
    session.flash('success', i18n.t('corrections.kept'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
