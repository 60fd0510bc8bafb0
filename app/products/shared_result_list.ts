import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { ipFields } from '#app/designations/industries'
import type SharedResult from './shared_result.js'
import { permissions, resultKinds } from './shared_result_form.js'
import { sharedResultWorkflow } from './shared_result_workflow.js'

type Query = ModelQueryBuilderContract<typeof SharedResult>

export function sharedResultList(i18n: Pick<I18n, 't'>): ListDefinition<Query, SharedResult> {
  const text = (column: string) => i18n.t(`shared_results.${column}`)
  const choice = (column: string, label: string, options: readonly string[], prefix: string) => ({
    kind: 'choice' as const,
    label,
    options: options.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) })),
    apply: (query: Query, value: string) => void query.where(column, value),
  })
  return {
    columns: [
      {
        key: 'title',
        text: text('name'),
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('owner'), value: ({ ownerName }) => ownerName },
      },
      { key: 'kind', text: text('kind'), value: ({ kind }) => i18n.t(`shared_results.kinds.${kind}`) },
      { key: 'field', text: text('field'), class: 'drop-m', value: ({ field }) => i18n.t(`ip_fields.${field}`) },
      {
        key: 'permission',
        text: text('permission'),
        value: ({ permission }) => i18n.t(`shared_results.permissions.${permission}`),
      },
      { key: 'uses', text: text('uses'), sort: 'uses', class: 'r', value: ({ uses }) => uses },
      { key: 'licence', text: text('licence'), optional: true, value: ({ licence }) => licence },
      {
        key: 'shared_at',
        text: text('shared_at'),
        sort: 'sharedAt',
        class: 'drop-m',
        value: ({ createdAt }) => timeCell(createdAt),
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`shared_results.states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'summary', 'owner_name'], typed),
    searchHint: text('search'),
    filters: {
      kind: choice('kind', text('kind'), resultKinds, 'shared_results.kinds'),
      field: choice('field', text('field'), ipFields, 'ip_fields'),
      permission: choice('permission', text('permission'), permissions, 'shared_results.permissions'),
      state: choice('state', text('state'), Object.keys(sharedResultWorkflow.states), 'shared_results.states'),
    },
    sorts: { uses: 'uses', sharedAt: 'created_at' },
    defaultSort: '-sharedAt',
  }
}
