import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import CaseCall from './case_call.js'
import { publicCallList } from './case_call_list.js'
import { sendNotice } from './case_call_document.js'
import { publishedCall, renderNotice } from './case_call_notice_page.js'
import { callStanding } from './open_calls.js'

/** 征集通知, for everybody. */
export default class CaseNoticesController {
  async index({ request, view, i18n }: HttpContext) {
    const calls = CaseCall.query().withScopes((scopes) => scopes.published())
    return view.render('pages/case_calls/notices', {
      list: await listOf(calls, request, publicCallList(i18n)),
      standingOf: (call: CaseCall) => callStanding(call),
    })
  }

  async show(ctx: HttpContext) {
    return renderNotice(ctx, await publishedCall(ctx.params.id))
  }

  async download(ctx: HttpContext) {
    return sendNotice(ctx, await publishedCall(ctx.params.id))
  }
}
