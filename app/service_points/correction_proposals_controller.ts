import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { proposeSupplement } from './application_corrections.js'
import { renderCorrection } from './correction_page.js'
import { checkedDefects } from './correction_validators.js'
import PointApplicationPolicy, { deciderOf } from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** 提请: a second order goes to the head of the division. */
export default class CorrectionProposalsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await application.load('batch')
    await bouncer.with(PointApplicationPolicy).authorize('decide', application, 'requestSupplement')

    showAgain(ctx, () => renderCorrection(ctx, application))
    const { defects } = await checkedDefects(ctx)

    const user = auth.getUserOrFail()
    const by = personOf(ctx, deciderOf(user, application, 'requestSupplement'))
    await proposeSupplement(application, by, defects)
    session.flash('success', i18n.t('corrections.proposed'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}
