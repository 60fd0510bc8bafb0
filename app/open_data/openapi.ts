import type { I18n } from '@adonisjs/i18n'
import settings from '#config/open_data'
import { API } from './answer_endpoint.js'
import { endpoints, type Endpoint } from './endpoints.js'
import { schemaOf, type Field, type Schema } from './field.js'

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

/** What a field is, in words: its name, and a note where one is needed. */
export function wordsOf({ name }: Field<any>, i18n: Pick<I18n, 't'>) {
  return { title: i18n.t(`open_data.fields.${name}`), note: i18n.t(`open_data.notes.${name}`, {}, '') }
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

/** Each data set once as a row and once as a page of rows. */
function schemas(i18n: Pick<I18n, 't'>) {
  return Object.fromEntries(
    endpoints.flatMap(({ data: { name, fields } }) => [
      [name, schemaOf(fields.map((field) => ({ ...field, schema: described(field, i18n) })))],
      [`${name}_page`, pageSchema(name, i18n)],
    ])
  )
}

function described(field: Field<any>, i18n: Pick<I18n, 't'>): Schema {
  const { title, note } = wordsOf(field, i18n)
  return { ...field.schema, title, ...(note && { description: note }) }
}

function pageSchema(name: string, i18n: Pick<I18n, 't'>): Schema {
  return {
    ...{ type: 'object', required: ['data', 'next'], additionalProperties: false },
    properties: {
      data: { type: 'array', items: refTo('schemas', name) },
      next: { type: ['string', 'null'], format: 'uri', description: i18n.t('open_data.api.next') },
    },
  }
}

function problemSchema(i18n: Pick<I18n, 't'>): Schema {
  const text = { type: 'string' }
  return {
    ...{ type: 'object', additionalProperties: false, description: i18n.t('open_data.api.problem') },
    required: ['type', 'title', 'status', 'detail', 'instance'],
    properties: {
      type: { type: 'string', format: 'uri' },
      ...{ title: text, detail: text, instance: text, status: { type: 'integer' } },
      errors: {
        type: 'array',
        items: { type: 'object', required: ['name', 'detail'], properties: { name: text, detail: text } },
      },
    },
  }
}

function headers(i18n: Pick<I18n, 't'>) {
  const header = (key: string, type: string) => ({
    description: i18n.t(`open_data.api.headers.${key}`),
    schema: { type },
  })
  return {
    'ETag': header('etag', 'string'),
    'Last-Modified': header('last_modified', 'string'),
    'RateLimit-Limit': header('limit', 'integer'),
    'RateLimit-Remaining': header('remaining', 'integer'),
    'RateLimit-Reset': header('reset', 'integer'),
  }
}

const refTo = (kind: 'schemas' | 'responses' | 'headers', name: string) => ({ $ref: `#/components/${kind}/${name}` })
