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
  const { limit = settings.pageSize.usual, cursor, faults, ...filters } = await checked(ctx, endpoint)

  const most = ctx.apiKey?.has('points:sync') ? settings.pageSize.mostToSync : settings.pageSize.most
  if (limit > most) faults.push({ name: 'limit', detail: ctx.i18n.t('open_data.limit_too_high', { most }) })
  const mark = sha256(JSON.stringify([endpoint.name, filters])).slice(0, 8)
  const after = cursor ? keyIn(cursor, mark) : null
  if (after === undefined) faults.push({ name: 'cursor', detail: ctx.i18n.t('open_data.foreign_cursor') })

  if (faults.length > 0) throw new Problem('bad_parameters', {}, faults)
  const cursorAt = (key: string) => Buffer.from(`${mark}.${key}`).toString('base64url')
  return { limit, after: after ?? null, filters, cursorAt }
}

type Checked = { limit?: number; cursor?: string; faults: Fault[]; [filter: string]: unknown }

/** The values that are acceptable by themselves, and what is wrong with the others. */
async function checked({ request, i18n }: HttpContext, endpoint: Endpoint): Promise<Checked> {
  const known = parameterNames(endpoint)
  const unknown = Object.keys(request.qs()).filter((name) => !known.includes(name))
  const detail = i18n.t('open_data.unknown_parameter', { known: known.join(', ') || '–' })
  const faults = unknown.map((name) => ({ name, detail }))
  try {
    const messagesProvider = i18n.createMessagesProvider()
    return { ...(await endpoint.parameters.validate(request.qs(), { messagesProvider })), faults }
  } catch (error) {
    if (!(error instanceof errors.E_VALIDATION_ERROR)) throw error
    return { faults: [...faults, ...faultsIn(error)] }
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
