import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { handlerOf } from '#app/users/actor'
import PersonalRequest, { requestChannels, requestKinds } from './personal_request.js'
import { personalRequestList, requestStates } from './personal_request_list.js'
import { renderRequest, requestOfAddress } from './personal_request_page.js'
import PersonalRequestPolicy from './personal_request_policy.js'
import { requestValidator } from './personal_request_validators.js'
import { recordRequest } from './personal_request_workflow.js'

/** 个人信息请求: the register, for who records and who decides. */
export default class PersonalRequestsController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(PersonalRequestPolicy).authorize('list')
    const mayRecord = await bouncer.with(PersonalRequestPolicy).allows('record')
    return answerList(
      ctx,
      PersonalRequest.query(),
      personalRequestList(i18n),
      i18n.t('personal_requests.title'),
      (list) => view.render('pages/personal_data/requests/index', { list, mayRecord, states: requestStates })
    )
  }

  async create({ bouncer, view }: HttpContext) {
    await bouncer.with(PersonalRequestPolicy).authorize('record')
    return view.render('pages/personal_data/requests/create', { kinds: requestKinds, channels: requestChannels })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(PersonalRequestPolicy).authorize('record')
    showAgain(ctx, () => this.create(ctx))
    const { requestKind, requestChannel, mobile, email, ...facts } = await request.validateUsing(requestValidator)
    const reach = { mobile: mobile ?? null, email: email ?? null, userId: null }
    const asked = { ...facts, ...reach, kind: requestKind, channel: requestChannel }
    const { id } = await recordRequest(asked, handlerOf(ctx))
    session.flash('success', i18n.t('personal_requests.recorded'))
    return response.redirect(`/personal-requests/${id}`)
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(PersonalRequestPolicy).authorize('list')
    return renderRequest(ctx, await requestOfAddress(ctx))
  }
}
