import type { HttpContext } from '@adonisjs/core/http'
import { problems } from '#app/core/problem'
import keySettings from '#config/api_keys'
import settings from '#config/open_data'
import { answerJson } from './answer.js'
import { API } from './answer_endpoint.js'
import { downloads, endpoints } from './endpoints.js'
import { licenceIn, openApiDocument, parametersOf, pathOf } from './openapi.js'
import { wordsOf } from './openapi_schemas.js'
import { openDataScopes } from './scopes.js'

/** What is to be had, how, and under which conditions: for people. */
export default class OpenDataController {
  async index({ view, i18n }: HttpContext) {
    const sets = await Promise.all(
      downloads.map(async (data) => ({
        name: data.name,
        fields: data.fields.map((field) => ({ name: field.name, ...wordsOf(field, i18n) })),
        count: await data.count(),
        changedAt: await data.changedAt(),
      }))
    )
    const licence = licenceIn(i18n)
    return view.render('pages/open_data/index', { sets, licence, api: settings.site + API, limits: keySettings })
  }

  /** The interface on a page, from the table that also answers. */
  async api({ view, i18n }: HttpContext) {
    return view.render('pages/open_data/api', {
      api: settings.site + API,
      limits: keySettings,
      pageSize: settings.pageSize,
      scopes: openDataScopes,
      problems,
      endpoints: endpoints.map((endpoint) => ({
        ...endpoint,
        path: pathOf(endpoint),
        parameters: parametersOf(endpoint, i18n),
        fields: endpoint.data.fields.map((field) => ({ ...field, ...wordsOf(field, i18n) })),
      })),
    })
  }

  async document(ctx: HttpContext) {
    return answerJson(ctx, openApiDocument(ctx.i18n), null)
  }
}
