import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import settings from '#config/api_keys'
import { keyStandings } from './api_key.js'
import { apiKeyList, keysWithUse } from './api_key_list.js'
import { renderApiKey, showSecretOnce } from './api_key_page.js'
import ApiKeyPolicy from './api_key_policy.js'
import { apiKeyValidator, earliestEnd, latestEnd } from './api_key_validators.js'
import { issueApiKey } from './api_key_workflow.js'
import { allApiScopes } from './api_scopes.js'

/** Which programs of other authorities are let in, and for what. */
export default class ApiKeysController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(ApiKeyPolicy).authorize('manage')
    return answerList(ctx, keysWithUse(), apiKeyList(i18n), i18n.t('api_keys.title'), (list) =>
      view.render('pages/api_keys/index', { list, keyStandings })
    )
  }

  async create({ bouncer, view, i18n }: HttpContext) {
    await bouncer.with(ApiKeyPolicy).authorize('manage')
    const scopes = allApiScopes().map(({ scope, label }) => ({ value: scope, text: i18n.t(label), hint: scope }))
    return view.render('pages/api_keys/create', { scopes, settings, first: earliestEnd(), last: latestEnd() })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    await bouncer.with(ApiKeyPolicy).authorize('manage')
    showAgain(ctx, () => this.create(ctx))
    const { expiresOn, keyHolder: holder, ...facts } = await request.validateUsing(apiKeyValidator)
    const lastDay = DateTime.fromJSDate(expiresOn).toISODate()!
    const { id, secret } = await issueApiKey({ ...facts, holder, expiresOn: lastDay }, personOf(ctx))
    showSecretOnce(ctx, secret)
    return response.redirect().toRoute('api_keys.show', { id })
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(ApiKeyPolicy).authorize('manage')
    return renderApiKey(ctx, ctx.params.id)
  }
}
