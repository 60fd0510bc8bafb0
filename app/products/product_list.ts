import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { industries, ipFields } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'
import { WHOLE_CITY } from '#app/tallies/countings'
import type Product from './product.js'
import { editions, productKinds } from './product_forms.js'
import { productWorkflow } from './product_workflow.js'

type Query = ModelQueryBuilderContract<typeof Product>

export function productList(i18n: Pick<I18n, 't'>): ListDefinition<Query, Product> {
  const text = (column: string) => i18n.t(`products.${column}`)
  const chosen = (options: readonly string[], prefix: string) =>
    options.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) }))
  const equals = (column: string, label: string, options: { value: string; text: string }[]) => ({
    kind: 'choice' as const,
    label,
    options,
    apply: (query: Query, value: string) => void query.where(column, value),
  })
  return {
    columns: [
      {
        key: 'title',
        text: text('name'),
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'kind', text: text('kind'), class: 'drop-m', value: ({ kind }) => i18n.t(`products.kinds.${kind}`) },
      { key: 'maker', text: text('maker'), value: (row) => row.designation?.name ?? text('office') },
      { key: 'field', text: text('field'), class: 'drop-m', value: ({ field }) => i18n.t(`ip_fields.${field}`) },
      {
        key: 'industry',
        text: text('industry'),
        optional: true,
        value: ({ industry }) => industry && i18n.t(`industries.${industry}`),
      },
      {
        key: 'published_on',
        text: text('published_on'),
        sort: 'publishedOn',
        value: ({ publishedOn }) => dayCell(publishedOn),
      },
      {
        key: 'edition',
        text: text('edition'),
        value: ({ isNew }) => i18n.t(`products.editions.${isNew ? 'new' : 'update'}`),
      },
      {
        key: 'records',
        text: text('records'),
        sort: 'records',
        class: 'r',
        optional: true,
        value: ({ recordCount }) => recordCount,
      },
      { key: 'link', text: text('link'), optional: true, value: ({ link }) => link },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`products.states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'number', 'description'], typed),
    searchHint: text('search'),
    filters: {
      kind: { ...equals('kind', '', chosen(productKinds, 'products.kinds')), hidden: true },
      state: equals('state', text('state'), chosen(Object.keys(productWorkflow.states), 'products.states')),
      published: {
        kind: 'date-range',
        label: text('published_on'),
        apply: (query, { from, to }) => {
          if (from) query.where('published_on', '>=', from)
          if (to) query.where('published_on', '<=', to)
        },
      },
      field: equals('field', text('field'), chosen(ipFields, 'ip_fields')),
      industry: equals('industry', text('industry'), chosen(industries, 'industries')),
      edition: {
        kind: 'choice',
        label: text('edition'),
        options: chosen(editions, 'products.editions'),
        apply: (query, value) => void query.where('is_new', value === 'new'),
      },
      district: equals(
        'district_code',
        i18n.t('organizations.district'),
        chosen([WHOLE_CITY, ...districtCodes], 'districts')
      ),
    },
    sorts: { publishedOn: 'published_on', records: 'record_count' },
    defaultSort: '-publishedOn',
  }
}
