import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import ApiKey from './api_key.js'
import { renderApiKey, showSecretOnce } from './api_key_page.js'
import ApiKeyPolicy from './api_key_policy.js'
import { rotationValidator } from './api_key_validators.js'
import { rotateApiKey } from './api_key_workflow.js'

/** 更换: a new secret for the same holder. */
export default class ApiKeyRotationsController {
  async store(ctx: HttpContext) {
    const { bouncer, params, request, response } = ctx
    await bouncer.with(ApiKeyPolicy).authorize('manage')
    const key = await ApiKey.findOrFail(params.api_key_id)
    showAgain(ctx, () => renderApiKey(ctx, key.id))
    const { version, expiresOn } = await request.validateUsing(rotationValidator)
    const lastDay = DateTime.fromJSDate(expiresOn).toISODate()!
    showSecretOnce(ctx, await rotateApiKey(key, personOf(ctx), { version, expiresOn: lastDay }))
    return response.redirect().toRoute('api_keys.show', { id: key.id })
  }
}
