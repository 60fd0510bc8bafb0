import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import Organization from '#app/organizations/organization'
import { personOf } from '#app/users/actor'
import type User from '#app/users/user'
import { requestValidator, rulingValidator } from './product_validators.js'
import ResultRequest from './result_request.js'
import { answerRequest, askForResult } from './result_request_workflow.js'
import SharedResultPolicy from './shared_result_policy.js'
import { renderResult, visibleResult } from './shared_result_page.js'

/** 申请使用, and the owner's answer. */
export default class ResultRequestsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const result = await visibleResult(ctx)
    await bouncer.with(SharedResultPolicy).authorize('ask', result)
    showAgain(ctx, () => renderResult(ctx, result))
    const { purpose } = await request.validateUsing(requestValidator)
    await askForResult(result, personOf(ctx), { purpose, askerName: await nameOf(auth.getUserOrFail()) })
    session.flash('success', i18n.t('shared_results.asked'))
    return response.redirect(`/products/shared-results/${result.id}`)
  }

  async update(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const result = await visibleResult(ctx)
    await bouncer.with(SharedResultPolicy).authorize('own', result)
    const asked = await ResultRequest.query()
      .where({ resultId: result.id, id: Number(params.id) || 0 })
      .firstOrFail()
    showAgain(ctx, () => renderResult(ctx, result))
    await answerRequest(asked, personOf(ctx), await request.validateUsing(rulingValidator))
    session.flash('success', i18n.t(`shared_results.request_states.${asked.state}`))
    return response.redirect(`/products/shared-results/${result.id}`)
  }
}

async function nameOf(user: User) {
  const organization = user.organizationId && (await Organization.find(user.organizationId))
  return organization ? `${organization.name} ${user.name}` : user.name
}
