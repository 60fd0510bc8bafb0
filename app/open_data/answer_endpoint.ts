import type { HttpContext } from '@adonisjs/core/http'
import { Problem } from '#app/core/problem'
import settings from '#config/open_data'
import { answerJson } from './answer.js'
import type { Endpoint } from './endpoints.js'
import { itemOf } from './field.js'
import { readParameters } from './parameters.js'

export const API = '/api/v1'

export function answerEndpoint(ctx: HttpContext, endpoint: Endpoint) {
  return endpoint.single ? answerRow(ctx, endpoint) : answerPage(ctx, endpoint)
}

/** One page; the rest behind `next`, which is also in the Link header (RFC 8288). */
async function answerPage(ctx: HttpContext, endpoint: Endpoint) {
  const { data } = endpoint
  const asked = await readParameters(ctx, endpoint)
  const changedAt = await data.changedAt()
  const { rows, next } = await data.page(asked)
  const address = next && addressOf(ctx, asked.cursorAt(next))
  if (address) ctx.response.header('Link', `<${address}>; rel="next"`)
  return answerJson(ctx, { data: rows.map((row) => itemOf(data.fields, row)), next: address }, changedAt)
}

async function answerRow(ctx: HttpContext, endpoint: Endpoint) {
  const { data } = endpoint
  await readParameters(ctx, endpoint)
  const id = Number(ctx.params.id)
  if (!Number.isSafeInteger(id) || id < 1) throw new Problem('not_found')
  const { rows } = await data.page({ after: null, limit: 1, filters: { id } })
  if (rows.length === 0) throw new Problem('not_found')
  return answerJson(ctx, itemOf(data.fields, rows[0]), await data.changedAt())
}

function addressOf({ request }: HttpContext, cursor: string) {
  const query = new URLSearchParams(request.parsedUrl.query ?? '')
  query.set('cursor', cursor)
  return `${settings.site}${request.url()}?${query}`
}
