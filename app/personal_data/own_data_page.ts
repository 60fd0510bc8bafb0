import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/personal_data'
import PersonExport from './person_export.js'
import PersonalRequest from './personal_request.js'
import { ownRequestKinds } from './personal_request_validators.js'
import { sourcesFor } from './personal_sources.js'
import { seenBy } from './seen_by.js'

export async function renderOwnData({ auth, view, i18n }: HttpContext) {
  const { id: userId } = auth.getUserOrFail()
  const exports = await PersonExport.query().where('userId', userId).orderBy('id', 'desc').limit(10)
  return view.render('pages/personal_data/own', {
    exports,
    keptDays: config.keptDays,
    sources: sourcesFor({ userId }).map(({ source }) => source.key),
    mayOrder: !exports.some(({ state }) => state === 'ordered'),
    kinds: ownRequestKinds,
    requests: await PersonalRequest.query().where('userId', userId).orderBy('id', 'desc').limit(10),
    seen: await seenBy({ userId }, i18n),
  })
}
