import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { objectionValidator } from '#app/service_points/approval_validators'
import Objection from '#app/service_points/objection'
import { raiseObjection } from '#app/service_points/public_notice'
import { publicNotice } from './public_notice_page.js'

/** 异议: anyone may object while a notice runs. */
export default class ObjectionsController {
  async store(ctx: HttpContext) {
    const { params, request, view } = ctx
    const notice = await publicNotice(params.notice_id)

    showAgain(ctx, () => view.render('pages/portal/notices/show', notice))
    const objection = await request.validateUsing(objectionValidator)
    const { id } = await raiseObjection(notice.application, { ...objection, ip: request.ip() })
    return ctx.response.redirect().toRoute('notices.objections.show', { notice_id: params.notice_id, id })
  }

  /** The receipt says nothing of what was written: its address can be guessed. It is one of an objection that there is. */
  async show({ params, view }: HttpContext) {
    const { application } = await publicNotice(params.notice_id)
    const { id } = await Objection.query()
      .where({ id: Number(params.id) || 0, applicationId: application.id })
      .firstOrFail()
    return view.render('pages/portal/notices/receipt', { application, number: id })
  }
}
