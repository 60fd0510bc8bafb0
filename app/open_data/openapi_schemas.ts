import type { I18n } from '@adonisjs/i18n'
import { endpoints } from './endpoints.js'
import { schemaOf, type Field, type Schema } from './field.js'

/** Each data set once as a row and once as a page of rows. */
export function schemas(i18n: Pick<I18n, 't'>) {
  return Object.fromEntries(
    endpoints.flatMap(({ data: { name, fields } }) => [
      [name, schemaOf(fields.map((field) => ({ ...field, schema: described(field, i18n) })))],
      [`${name}_page`, pageSchema(name, i18n)],
    ])
  )
}

function described(field: Field<any>, i18n: Pick<I18n, 't'>): Schema {
  const { title, note, codes } = wordsOf(field, i18n)
  const description = [note, ...codes.map(({ code, text }) => `${code}: ${text}`)].filter(Boolean).join('\n')
  return { ...field.schema, title, ...(description && { description }) }
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

export function problemSchema(i18n: Pick<I18n, 't'>): Schema {
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

export function headers(i18n: Pick<I18n, 't'>) {
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

/** What a field is, in words: its name, a note where one is needed, and what its codes mean. */
export function wordsOf({ name, codes }: Field<any>, i18n: Pick<I18n, 't'>) {
  return {
    title: i18n.t(`open_data.fields.${name}`),
    note: i18n.t(`open_data.notes.${name}`, {}, ''),
    codes: (codes?.options ?? []).map((code) => ({ code, text: i18n.t(`${codes!.labels}.${code}`) })),
  }
}

export const refTo = (kind: 'schemas' | 'responses' | 'headers', name: string) => ({
  $ref: `#/components/${kind}/${name}`,
})
