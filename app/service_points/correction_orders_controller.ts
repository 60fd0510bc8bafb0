import type { HttpContext } from '@adonisjs/core/http'
import { contentDisposition } from '#app/core/content_disposition'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import CorrectionOrder from '#app/workflow/correction_order'
import { isSecond } from '#app/workflow/corrections'
import { requestSupplement } from './application_corrections.js'
import { correctionNotice } from './correction_notice.js'
import { renderCorrection, renderOrder } from './correction_page.js'
import { checkedDefects, secondOrderValidator } from './correction_validators.js'
import type PointApplication from './point_application.js'
import PointApplicationPolicy, { deciderOf } from './point_application_policy.js'
import { subjectOf } from './point_application_workflow.js'
import { visibleApplication } from './visible_application.js'

/** 补正通知书: sent once with everything that is wrong; read by both sides. */
export default class CorrectionOrdersController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await application.load('batch')
    const second = await isSecond(subjectOf(application))
    await bouncer.with(PointApplicationPolicy).authorize('sendCorrection', application, second)

    showAgain(ctx, () => renderCorrection(ctx, application))
    const { defects, version } = await checkedDefects(ctx)
    const reason = second ? (await request.validateUsing(secondOrderValidator)).correctionReason : null

    const user = auth.getUserOrFail()
    const name = second ? user.inName('division_head') : deciderOf(user, application, 'requestSupplement')
    const by = personOf(ctx, name)
    await requestSupplement(application, by, { defects, reason, version })
    session.flash('success', i18n.t('corrections.sent'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }

  async show(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    return renderOrder(ctx, application, await sentOrder(ctx, application))
  }

  /** The same as a Word document, with the number and the signature. */
  async download(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    const order = await sentOrder(ctx, application)
    const { name, contentType, body } = await correctionNotice(application, order)
    ctx.response.header('Content-Type', contentType)
    ctx.response.header('Content-Disposition', contentDisposition('attachment', name))
    return ctx.response.send(body)
  }
}

function sentOrder({ params }: HttpContext, application: PointApplication) {
  return CorrectionOrder.sentOf('point_application', application.id)
    .where('id', Number(params.id) || 0)
    .firstOrFail()
}
