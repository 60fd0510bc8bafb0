import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderOwnData } from './own_data_page.js'
import PersonExportPolicy from './person_export_policy.js'
import { ownRequestValidator } from './personal_request_validators.js'
import { recordRequest } from './personal_request_workflow.js'

/** What one asks about the own account. */
export default class OwnRequestsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(PersonExportPolicy).authorize('order')
    showAgain(ctx, () => renderOwnData(ctx))
    const { requestKind: kind, wish } = await request.validateUsing(ownRequestValidator)
    const { id: userId, name: personName, email, phone: mobile } = auth.getUserOrFail()
    const known = { userId, personName, email, mobile, channel: 'account', identityCheck: null }
    await recordRequest({ ...known, kind, wish }, personOf(ctx))
    session.flash('success', i18n.t('personal_requests.sent'))
    return response.redirect('/account/personal-data')
  }
}
