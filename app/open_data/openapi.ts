import type { I18n } from '@adonisjs/i18n'
import settings from '#config/open_data'
import { API } from './answer_endpoint.js'
import { endpoints, type Endpoint } from './endpoints.js'
import type { Schema } from './field.js'
import { headers, problemSchema, refTo, schemas } from './openapi_schemas.js'

type Texts = Pick<I18n, 't' | 'locale'>

/** Problems that any address may answer with, by status. */
const PROBLEMS = [400, 401, 403, 404, 429, 500]

/** The interface as OpenAPI 3.1, from the table that also answers. */
export function openApiDocument(i18n: Texts): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: i18n.t('open_data.api.title'),
      version: '1',
      description: `${i18n.t('open_data.api.lead')} ${i18n.t('open_data.api.versions')}`,
      license: { name: licenceIn(i18n), url: `${settings.site}/open-data` },
    },
    servers: [{ url: settings.site + API }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [pathOf(endpoint), { get: operation(endpoint, i18n) }])),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: i18n.t('open_data.api.key_text') },
      },
      headers: headers(i18n),
      schemas: { ...schemas(i18n), problem: problemSchema(i18n) },
      responses: {
        unchanged: { description: i18n.t('open_data.api.unchanged') },
        problem: {
          description: i18n.t('open_data.api.problem'),
          content: { 'application/problem+json': { schema: refTo('schemas', 'problem') } },
        },
      },
    },
  }
}

/** `/points/:id` as OpenAPI writes it. */
export function pathOf({ path }: Endpoint) {
  return path.replace(/:(\w+)/g, '{$1}')
}

export type Parameter = { name: string; in: 'path' | 'query'; required: boolean; description: string; schema: Schema }

export function parametersOf(endpoint: Endpoint, i18n: Pick<I18n, 't'>): Parameter[] {
  const { properties = {}, required = [] } = endpoint.parameters.toJSONSchema()
  const described = (name: string) => i18n.t(`open_data.parameters.${name}`, settings.pageSize)
  const inPath = endpoint.single
    ? [{ name: 'id', in: 'path' as const, required: true, description: described('id'), schema: { type: 'integer' } }]
    : []
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query' as const, required: required.includes(name), description: described(name) },
    schema: { ...(schema as Schema), ...(name === 'limit' && { default: settings.pageSize.usual }) },
  }))
  return [...inPath, ...inQuery]
}

export function licenceIn({ locale }: Pick<I18n, 'locale'>) {
  return settings.licence[locale === 'en' ? 'en' : 'zh-CN']
}

function operation(endpoint: Endpoint, i18n: Texts) {
  const { name, open, scope } = endpoint
  return {
    operationId: name,
    summary: i18n.t(`open_data.endpoints.${name}.title`),
    description: `${i18n.t(`open_data.endpoints.${name}.text`)} ${i18n.t('open_data.api.scope', { scope })}`,
    security: open ? [{}, { key: [] }] : [{ key: [] }],
    parameters: parametersOf(endpoint, i18n),
    responses: {
      200: {
        description: i18n.t('open_data.api.ok'),
        headers: Object.fromEntries(Object.keys(headers(i18n)).map((header) => [header, refTo('headers', header)])),
        content: { 'application/json': { schema: refTo('schemas', schemaName(endpoint)) } },
      },
      304: refTo('responses', 'unchanged'),
      ...Object.fromEntries(PROBLEMS.map((status) => [status, refTo('responses', 'problem')])),
    },
  }
}

function schemaName({ data, single }: Endpoint) {
  return single ? data.name : `${data.name}_page`
}
