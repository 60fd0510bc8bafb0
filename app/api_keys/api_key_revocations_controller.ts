import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import ApiKey from './api_key.js'
import { renderApiKey } from './api_key_page.js'
import ApiKeyPolicy from './api_key_policy.js'
import { revocationValidator } from './api_key_validators.js'
import { revokeApiKey } from './api_key_workflow.js'

/** 作废: from now on the key opens nothing. */
export default class ApiKeyRevocationsController {
  async store(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    await bouncer.with(ApiKeyPolicy).authorize('manage')
    const key = await ApiKey.findOrFail(params.api_key_id)
    showAgain(ctx, () => renderApiKey(ctx, key.id))
    const { version, revocationReason } = await request.validateUsing(revocationValidator)
    await revokeApiKey(key, personOf(ctx), { version, reason: revocationReason })
    session.flash('success', i18n.t('api_keys.revoked'))
    return response.redirect().toRoute('api_keys.show', { id: key.id })
  }
}
