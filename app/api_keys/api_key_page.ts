import type { HttpContext } from '@adonisjs/core/http'
import encryption from '@adonisjs/core/services/encryption'
import { timelineOf } from '#app/audit/timeline'
import ApiKeyDay from './api_key_day.js'
import { keysWithUse } from './api_key_list.js'
import { earliestEnd, latestEnd } from './api_key_validators.js'
import { apiKeyWorkflow } from './api_key_workflow.js'
import { allApiScopes } from './api_scopes.js'

const SHOWN_WITHIN = '5 minutes'
const PURPOSE = 'api_secret'

/** Sealed, because sessions lie in the database, where no secret shall ever be readable. */
export function showSecretOnce({ session }: HttpContext, secret: string) {
  session.flash('apiSecret', encryption.encrypt(secret, SHOWN_WITHIN, PURPOSE))
}

export async function renderApiKey({ view, session, i18n }: HttpContext, id: number | string) {
  const key = await keysWithUse().where('id', id).preload('createdBy').firstOrFail()
  const sealed = session.flashMessages.get('apiSecret')
  return view.render('pages/api_keys/show', {
    key,
    secret: sealed ? encryption.decrypt<string>(sealed, PURPOSE) : null,
    scopes: allApiScopes().filter(({ scope }) => key.has(scope)),
    days: await ApiKeyDay.query().where('apiKeyId', key.id).orderBy('day', 'desc').limit(14),
    mayChange: apiKeyWorkflow.allows('revoke', key),
    first: earliestEnd(),
    last: latestEnd(),
    timeline: await timelineOf('api_key', key.id, i18n),
  })
}
