import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { sha256 } from '#app/core/canonical_json'
import { faultsIn, Problem, type Fault } from '#app/core/problem'
import settings from '#config/open_data'
import type { Endpoint } from './endpoints.js'

type Asked = { limit: number; after: string | null; filters: Record<string, unknown>; cursorAt(key: string): string }

/**
 * What the address asks for.
 *
 * @throws Problem `bad_parameters`, with everything that is wrong at once
 */
export async function readParameters(ctx: HttpContext, endpoint: Endpoint): Promise<Asked> {
  const { request, i18n } = ctx
  const typed = request.qs()
  const known = parameterNames(endpoint)
  const unknown = Object.keys(typed).filter((name) => !known.includes(name))
  const faults: Fault[] = unknown.map((name) => ({
    name,
    detail: i18n.t('open_data.unknown_parameter', { known: known.join(', ') || '–' }),
  }))
  const { limit, cursor, ...filters } = (await endpoint.parameters
    .validate(typed, { messagesProvider: i18n.createMessagesProvider() })
    .catch((error) => {
      if (!(error instanceof errors.E_VALIDATION_ERROR)) throw error
      faults.push(...faultsIn(error))
      return {}
    })) as { limit?: number; cursor?: string } & Record<string, unknown>

  const most = ctx.apiKey?.has('points:sync') ? settings.pageSize.mostToSync : settings.pageSize.most
  if (limit && limit > most) faults.push({ name: 'limit', detail: i18n.t('open_data.limit_too_high', { most }) })
  const mark = sha256(JSON.stringify([endpoint.name, filters])).slice(0, 8)
  const after = cursor ? keyIn(cursor, mark) : null
  if (after === undefined) faults.push({ name: 'cursor', detail: i18n.t('open_data.foreign_cursor') })

  if (faults.length > 0) throw new Problem('bad_parameters', {}, faults)
  return {
    limit: limit ?? settings.pageSize.usual,
    after: after ?? null,
    filters,
    cursorAt: (key) => Buffer.from(`${mark}.${key}`).toString('base64url'),
  }
}

export function parameterNames({ parameters }: Endpoint) {
  return Object.keys(parameters.toJSONSchema().properties ?? {})
}

/** A cursor belongs to the filters that it was made with; with others it would skip rows without a word. */
function keyIn(cursor: string, mark: string): string | undefined {
  const [own, ...key] = Buffer.from(cursor, 'base64url').toString().split('.')
  return own === mark && key.length > 0 ? key.join('.') : undefined
}
